import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ReconciliationIdParam } from './dto/reconciliation-id.param';
import { ReconciliationRequest, toReconciliationCall } from './dto/reconciliation.request';
import { ReconciliationResponse, toReconciliationResponse } from './dto/reconciliation.response';
import { ApiOptionalIdempotencyKey, OptionalIdempotencyKey } from './optional-idempotency-key';
import { ReconciliationNotFound } from './reconciliations.problems';
import { ReconciliationsService } from './reconciliations.service';

@ApiTags('audit')
@Controller('v1/reconciliations')
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReconciliationsService) {}

  @Post()
  @HttpCode(202)
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor'] })
  @ApiOperation({
    summary: 'Compare the registry with the log',
    description:
      'Every fact of the period with its entry and leaf, each release and denial with its rows, and the whole tree with what was signed; both ways. Becomes an entry itself, and so does its end.',
  })
  @ApiAcceptedResponse({ type: ReconciliationResponse })
  @ApiOptionalIdempotencyKey()
  async request(
    @CurrentActor() actor: Actor,
    @Body() request: ReconciliationRequest,
    @OptionalIdempotencyKey() key: string | undefined,
  ): Promise<ReconciliationResponse> {
    return toReconciliationResponse(await this.reconciliations.request(actor, toReconciliationCall(request, key)));
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['auditor'] })
  @ApiOperation({
    summary: 'How far a comparison is, and what it found',
    description: 'Findings are shown once it has ended; reading them becomes an entry.',
  })
  @ApiOkResponse({ type: ReconciliationResponse })
  @ApiProblems(ReconciliationNotFound)
  async get(@CurrentActor() actor: Actor, @Param() { id }: ReconciliationIdParam): Promise<ReconciliationResponse> {
    return toReconciliationResponse(await this.reconciliations.get(actor, id));
  }
}
