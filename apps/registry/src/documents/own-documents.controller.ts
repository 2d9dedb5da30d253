import { Controller, Get, HttpCode, Post, Query, Res, type Type } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { PageQuery } from '../calls/page';
import { TermsChanged, TransitionNotAllowed } from '../consents/consents.problems';
import { DocumentEmpty, DocumentTooLarge } from '../content/content.problems';
import { DocumentUpload, type UploadedDocument } from '../content/document-upload';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { RejectedBefore } from '../rejections/rejections.problems';
import { ApiDocumentBytes } from './api-document-bytes';
import { ApiUpload } from './api-upload';
import { DocumentEnded, NotGivenByYou } from './documents.problems';
import { DraftResponse } from './drafts/dto/draft.response';
import { TooManyDrafts } from './drafts/drafts.problems';
import { GiveDocumentMetadataRequest } from './dto/document-metadata.request';
import { GivenDocumentResponse, OwnDocumentListResponse, OwnDocumentResponse } from './dto/document.response';
import { WholeDocumentResponse } from './dto/document-versions.response';
import { GivingService } from './giving.service';
import { OwnDocumentReadingService } from './own-document-reading.service';
import { OwnDocumentViews } from './own-document-views';
import { OwnDocumentsService } from './own-documents.service';
import { RemovalService } from './removal.service';
import { sendDocument } from './send-document';

const oneOf = (...types: Type[]) => ({ oneOf: types.map((type) => ({ $ref: getSchemaPath(type) })) });

@ApiTags('citizens')
@ApiExtraModels(GivenDocumentResponse, OwnDocumentResponse, DraftResponse)
@Controller('v1/me/documents')
export class OwnDocumentsController {
  constructor(
    private readonly documents: OwnDocumentsService,
    private readonly giving: GivingService,
    private readonly removals: RemovalService,
    private readonly readings: OwnDocumentReadingService,
    private readonly views: OwnDocumentViews,
  ) {}

  @Post()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Give a document; it answers every ask it fits. As a draft it waits to be confirmed' })
  @ApiIdempotencyKey()
  @ApiUpload(GiveDocumentMetadataRequest)
  @ApiCreatedResponse({ schema: oneOf(GivenDocumentResponse, DraftResponse) })
  @ApiProblems(DocumentTooLarge, DocumentEmpty, CatalogueLacksIt, TransitionNotAllowed, TermsChanged)
  @ApiProblems(RejectedBefore, TooManyDrafts)
  async give(
    @CurrentActor() actor: Actor,
    @IdempotencyKey() idempotencyKey: string,
    @DocumentUpload() upload: UploadedDocument,
  ): Promise<GivenDocumentResponse | DraftResponse> {
    return this.views.sent(await this.giving.give(actor, { upload, idempotencyKey }));
  }

  @Post(':id/replacement')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Give a better copy of what I gave before; as a draft it waits to be confirmed' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiUpload(GiveDocumentMetadataRequest)
  @ApiCreatedResponse({ schema: oneOf(GivenDocumentResponse, DraftResponse) })
  @ApiProblems(DocumentTooLarge, DocumentEmpty, CatalogueLacksIt, DocumentEnded, NotGivenByYou)
  @ApiProblems(TransitionNotAllowed, TermsChanged, RejectedBefore, TooManyDrafts)
  async replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKey() idempotencyKey: string,
    @DocumentUpload() upload: UploadedDocument,
  ): Promise<GivenDocumentResponse | DraftResponse> {
    return this.views.sent(await this.giving.replace(actor, { upload, idempotencyKey }, id));
  }

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'What is held about me, newest first' })
  @ApiOkResponse({ type: OwnDocumentListResponse })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<OwnDocumentListResponse> {
    return this.views.page(await this.documents.list(actor, page));
  }

  @Get(':id')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'One document about me, with all versions of it, and to whom it was released' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: WholeDocumentResponse })
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<WholeDocumentResponse> {
    return this.views.whole(await this.documents.getWhole(actor, id));
  }

  @Get(':id/content')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Its bytes; the download is recorded, unless it is a draft' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiDocumentBytes()
  @ApiProblems(DocumentEnded)
  async content(@CurrentActor() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendDocument(reply, await this.readings.read(actor, id));
  }

  @Post(':id/removal')
  @HttpCode(200)
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Take back what I gave; nobody can read it any more. A draft goes' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ schema: oneOf(OwnDocumentResponse, DraftResponse) })
  @ApiProblems(DocumentEnded, NotGivenByYou)
  async remove(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OwnDocumentResponse | DraftResponse> {
    return this.views.removed(await this.removals.remove(actor, id));
  }
}
