import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { IdParam } from '../calls/id-param';
import { AsksService } from './asks.service';
import { OwnAsksService } from './own-asks.service';
import { AskListResponse, AskWithEndResponse, DeclinedAskResponse } from './dto/ask.response';
import { DeclinationRequest } from './dto/declination.request';

@ApiTags('citizens')
@Controller('v1/me/asks')
export class AsksController {
  constructor(
    private readonly ownAsks: OwnAsksService,
    private readonly asks: AsksService,
  ) {}

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'What I am asked for, and who waits for it' })
  @ApiOkResponse({ type: AskListResponse })
  async list(@CurrentActor() actor: Actor): Promise<AskListResponse> {
    return { items: await this.ownAsks.list(actor) };
  }

  @Get(':id')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'One ask; one that has ended says how' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: AskWithEndResponse })
  get(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<AskWithEndResponse> {
    return this.ownAsks.get(actor, id);
  }

  @Post(':id/declination')
  @HttpCode(200)
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Say that I do not have it, cannot get it, or will bring it myself' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotencyKey()
  @ApiOkResponse({ type: DeclinedAskResponse })
  async decline(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: DeclinationRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<DeclinedAskResponse> {
    await this.asks.decline(actor, { id, reason, idempotencyKey });
    return { id, outcome: 'declined' };
  }
}
