import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { PageQuery } from '../calls/page';
import { OwnRequestListResponse, OwnRequestResponse, OwnRequestStandingResponse } from './dto/own-request.response';
import { NothingToObjectTo } from './evidence-requests.problems';
import { OwnRequestsService } from './own-requests.service';
import { RequestStandingsService } from './request-standings.service';

@ApiTags('citizens')
@Controller('v1/me/evidence-requests')
export class OwnRequestsController {
  constructor(
    private readonly requests: OwnRequestsService,
    private readonly standings: RequestStandingsService,
  ) {}

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Who asked for what about me, the decision, refusals included, and what each waits for' })
  @ApiOkResponse({ type: OwnRequestListResponse })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<OwnRequestListResponse> {
    return this.standings.list(actor, page);
  }

  @Get(':id')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'One request about me: where it stands, what it waits for, and where it leads back to' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: OwnRequestStandingResponse })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<OwnRequestStandingResponse> {
    return this.standings.get(actor, id);
  }

  @Post(':id/objection')
  @HttpCode(200)
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Object to an exchange that rests on a public task' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: OwnRequestResponse })
  @ApiProblems(NothingToObjectTo)
  object(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<OwnRequestResponse> {
    return this.requests.object(actor, id, idempotencyKey);
  }
}
