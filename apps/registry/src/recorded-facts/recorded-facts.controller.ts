import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { RecordedFactsQuery } from './dto/recorded-facts.query';
import { RecordedFactsResponse } from './dto/recorded-facts.response';
import { RecordedFactsService } from './recorded-facts.service';

@ApiTags('internal')
@Controller('internal/recorded-facts')
export class RecordedFactsController {
  constructor(@Inject(RecordedFactsService) private readonly recorded: RecordedFactsService) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['service'] })
  @ApiOperation({
    summary: 'What is recorded, by the ids of events',
    description:
      'Facts with the rows of their decisions, and decisions of which there is no fact, in the order of the ids. A page that has `limit` ids may have others behind it.',
  })
  @ApiOkResponse({ type: RecordedFactsResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: RecordedFactsQuery): Promise<RecordedFactsResponse> {
    return { items: await this.recorded.list(actor, query) };
  }
}
