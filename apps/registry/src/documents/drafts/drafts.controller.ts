import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../../calls/idempotency-key';
import { IdParam } from '../../calls/id-param';
import { TermsChanged, TransitionNotAllowed } from '../../consents/consents.problems';
import { RejectedBefore } from '../../rejections/rejections.problems';
import { DocumentEnded, NotGivenByYou } from '../documents.problems';
import { GivenDocumentResponse } from '../dto/document.response';
import { OwnDocumentViews } from '../own-document-views';
import { ConfirmationService } from './confirmation.service';
import { ConfirmationRequest } from './dto/confirmation.request';
import { DraftInFullResponse } from './dto/draft-in-full.response';
import { OwnDraftsService } from './own-drafts.service';

@ApiTags('citizens')
@Controller('v1/me/documents')
export class DraftsController {
  constructor(
    private readonly confirmations: ConfirmationService,
    private readonly drafts: OwnDraftsService,
    private readonly views: OwnDocumentViews,
  ) {}

  @Get(':id/draft')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({
    summary: 'What I sent to look at first, and have neither confirmed nor discarded, with whom it would serve',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: DraftInFullResponse })
  async get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DraftInFullResponse> {
    return this.views.draftInFull(await this.drafts.get(actor, id));
  }

  @Post(':id/confirmation')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Give what I sent as a draft; it answers every ask it fits' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: GivenDocumentResponse })
  @ApiProblems(TransitionNotAllowed, TermsChanged, RejectedBefore, DocumentEnded, NotGivenByYou)
  async confirm(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { grants = [], terms }: ConfirmationRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<GivenDocumentResponse> {
    return this.views.given(await this.confirmations.confirm(actor, { id, grants, terms, idempotencyKey }));
  }
}
