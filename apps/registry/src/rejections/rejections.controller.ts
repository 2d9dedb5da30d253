import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { EvidenceTypeParam } from '../calls/evidence-type-param';
import { IdParam } from '../calls/id-param';
import { ADDRESSES } from '../evidence-requests/addresses';
import { EvidenceRequestResponse } from '../evidence-requests/dto/evidence-request.response';
import { type Addresses, toEvidenceRequestResponse } from '../evidence-requests/evidence-request-views';
import { NotReleased } from '../releases/releases.problems';
import { RejectionRequest } from './dto/rejection.request';
import { RejectionsService } from './rejections.service';

@ApiTags('evidence requests')
@Controller('v1/evidence-requests')
export class RejectionsController {
  constructor(
    private readonly rejections: RejectionsService,
    @Inject(ADDRESSES) private readonly addresses: Addresses,
  ) {}

  @Post(':id/evidence/:evidenceType/rejection')
  @HttpCode(200)
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Say that what was released cannot be used; what a citizen gave is then asked for again' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'evidenceType', example: 'birth-certificate' })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: EvidenceRequestResponse })
  @ApiProblems(NotReleased)
  async reject(
    @CurrentActor() actor: Actor,
    @IdParam() requestId: string,
    @EvidenceTypeParam() evidenceType: string,
    @Body() { reason, note }: RejectionRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<EvidenceRequestResponse> {
    const view = await this.rejections.reject(actor, {
      ...{ requestId, evidenceType, reason, idempotencyKey },
      ...(note === undefined ? {} : { note }),
    });
    return toEvidenceRequestResponse(view, this.addresses);
  }
}
