import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { IdParam } from '../calls/id-param';
import { DocumentEmpty, DocumentTooLarge } from '../content/content.problems';
import { DocumentUpload, type UploadedDocument } from '../content/document-upload';
import { ApiUpload } from '../documents/api-upload';
import { DocumentResponse, toDocumentResponse } from '../documents/dto/document.response';
import { KeyNotRegistered } from '../releases/releases.problems';
import { FetchedDocumentRequest } from './dto/fetched-document.request';
import { IdentifierClaimResponse } from './dto/identifier-claim.response';
import { FetchEnded } from './fetches.problems';
import { FetchesService } from './fetches.service';
import { IdentifierClaimsService } from './identifier-claims.service';

@ApiTags('internal')
@Controller('internal/fetches')
export class FetchesController {
  constructor(
    private readonly fetches: FetchesService,
    private readonly claims: IdentifierClaimsService,
  ) {}

  @Post(':id/claims')
  @HttpCode(200)
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'The identifier of the person whom a fetch is about; recorded' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: IdentifierClaimResponse })
  @ApiProblems(FetchEnded, KeyNotRegistered)
  claim(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<IdentifierClaimResponse> {
    return this.claims.claim(actor, id);
  }

  @Post(':id/document')
  @Policy({ roles: ['service'] })
  @ApiOperation({ summary: 'What the source sent' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiUpload(FetchedDocumentRequest)
  @ApiCreatedResponse({ type: DocumentResponse })
  @ApiProblems(FetchEnded, DocumentTooLarge, DocumentEmpty)
  async bring(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @DocumentUpload() upload: UploadedDocument,
  ): Promise<DocumentResponse> {
    return toDocumentResponse((await this.fetches.bring(actor, id, upload)).document);
  }
}
