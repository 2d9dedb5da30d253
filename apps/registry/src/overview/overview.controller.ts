import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { OverviewResponse } from './dto/overview.response';
import { OverviewService } from './overview.service';

@ApiTags('citizens')
@Controller('v1/me/overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Get()
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'What needs me, what is held, shared and decided: of each the number and the first few' })
  @ApiOkResponse({ type: OverviewResponse })
  get(@CurrentActor() actor: Actor): Promise<OverviewResponse> {
    return this.overview.get(actor);
  }
}
