import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ClientGone } from '../calls/client-gone';
import { FeedQuery } from './dto/feed.query';
import { FeedResponse } from './dto/feed.response';
import { FeedWatch } from './feed-watch';
import { TooManyWaiting } from './feed.problems';

@ApiTags('events')
@Controller('v1/events')
export class FeedController {
  constructor(private readonly watch: FeedWatch) {}

  @Get()
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'What concerns the agency, in order; with wait, as soon as there is something new' })
  @ApiOkResponse({ type: FeedResponse })
  @ApiProblems(TooManyWaiting)
  read(
    @CurrentActor() actor: Actor,
    @Query() query: FeedQuery,
    @ClientGone() gone: AbortSignal,
  ): Promise<FeedResponse> {
    return this.watch.read(actor, query, gone);
  }
}
