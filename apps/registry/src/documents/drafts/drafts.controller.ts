import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../../calls/idempotency-key';
import { IdParam } from '../../calls/id-param';
import { TransitionNotAllowed } from '../../consents/consents.problems';
import { RejectedBefore } from '../../rejections/rejections.problems';
import { GivenDocumentResponse } from '../dto/document.response';
import { OwnDocumentViews } from '../own-document-views';
import { ConfirmationService } from './confirmation.service';
import { ConfirmationRequest } from './dto/confirmation.request';

@ApiTags('citizens')
@Controller('v1/me/documents')
export class DraftsController {
  constructor(
    private readonly confirmations: ConfirmationService,
    private readonly views: OwnDocumentViews,
  ) {}

  @Post(':id/confirmation')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Give what I sent as a draft; it answers every ask it fits' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: GivenDocumentResponse })
  @ApiProblems(TransitionNotAllowed, RejectedBefore)
  async confirm(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { grants = [] }: ConfirmationRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<GivenDocumentResponse> {
    return this.views.given(await this.confirmations.confirm(actor, { id, grants, idempotencyKey }));
  }
}
