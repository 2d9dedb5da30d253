import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { CancellationService } from './cancellation.service';
import { CreateEvidenceRequestRequest } from './dto/create-evidence-request.request';
import { EvidenceRequestListResponse, EvidenceRequestResponse } from './dto/evidence-request.response';
import { ListEvidenceRequestsQuery } from './dto/list-evidence-requests.query';
import { WaitQuery } from './dto/wait.query';
import { ADDRESSES } from './addresses';
import { type Addresses, toEvidenceRequestResponse } from './evidence-request-views';
import { CatalogueLacksIt, DENIALS, RequestEnded } from './evidence-requests.problems';
import type { RequestView } from './evidence-requests.repository';
import { EvidenceRequestsService } from './evidence-requests.service';
import { RequestWatch } from './request-watch';

@ApiTags('evidence requests')
@Controller('v1/evidence-requests')
export class EvidenceRequestsController {
  constructor(
    private readonly requests: EvidenceRequestsService,
    private readonly cancellations: CancellationService,
    private readonly watch: RequestWatch,
    @Inject(ADDRESSES) private readonly addresses: Addresses,
  ) {}

  @Post()
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Ask for evidence about a person' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: EvidenceRequestResponse })
  @ApiProblems(...Object.values(DENIALS), CatalogueLacksIt)
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateEvidenceRequestRequest,
    @IdempotencyKey() key: string,
  ): Promise<EvidenceRequestResponse> {
    return this.shown(await this.requests.create(actor, body, key));
  }

  @Get()
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: "The agency's own requests, newest first" })
  @ApiOkResponse({ type: EvidenceRequestListResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListEvidenceRequestsQuery,
  ): Promise<EvidenceRequestListResponse> {
    const { items, ...rest } = await this.requests.list(actor, query);
    return { items: items.map((view) => this.shown(view)), ...rest };
  }

  @Get(':id')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Where a request stands; with wait, after its next change' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: EvidenceRequestResponse })
  async get(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Query() { wait }: WaitQuery,
  ): Promise<EvidenceRequestResponse> {
    return this.shown(await this.watch.await(actor, id, wait));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Take a waiting request back' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: EvidenceRequestResponse })
  @ApiProblems(RequestEnded)
  async cancel(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<EvidenceRequestResponse> {
    return this.shown(await this.cancellations.cancel(actor, id));
  }

  private shown(view: RequestView): EvidenceRequestResponse {
    return toEvidenceRequestResponse(view, this.addresses);
  }
}
