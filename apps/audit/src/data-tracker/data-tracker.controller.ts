import { Controller, Get, Header, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ContractStatusInterceptor } from './contract-status.interceptor';
import { UsageQueryInvalid, UsageUnavailable } from './data-tracker.problems';
import { DataTrackerService } from './data-tracker.service';
import { FindUsageQuery, toUsageQuestion } from './dto/find-usage.query';
import { FindUsageResponse } from './dto/find-usage.response';
import { HeartbeatResponse, toHeartbeatResponse } from './dto/heartbeat.response';
import { UsagePeriodResponse } from './dto/usage-period.response';
import { ApiUserId, UserId } from './person-code';

/** The contract of the Estonian Data Tracker, version 2.1.0: its paths, parameters and statuses are not ours to change. */
@ApiTags('data tracker')
@Controller('v2')
@UseInterceptors(ContractStatusInterceptor)
export class DataTrackerController {
  constructor(private readonly tracker: DataTrackerService) {}

  @Get('findUsage')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['agency'] })
  @ApiUserId()
  @ApiOperation({
    summary: 'Who used the data of a person',
    description: 'For the client that the catalogue names as data tracker. What it asks becomes an entry itself.',
  })
  @ApiOkResponse({ type: FindUsageResponse })
  @ApiProblems(UsageQueryInvalid, UsageUnavailable)
  findUsage(
    @CurrentActor() actor: Actor,
    @UserId() userId: string,
    @Query() query: FindUsageQuery,
  ): Promise<FindUsageResponse> {
    return this.tracker.findUsage(actor, toUsageQuestion(query, userId));
  }

  @Get('usagePeriod')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Since when usage is kept', description: 'For the data tracker alone.' })
  @ApiOkResponse({ type: UsagePeriodResponse })
  @ApiProblems(UsageUnavailable)
  async usagePeriod(@CurrentActor() actor: Actor): Promise<UsagePeriodResponse> {
    return { periodStart: await this.tracker.usageSince(actor) };
  }

  @Get('heartbeat')
  @Header('cache-control', 'no-store')
  @Policy({ roles: ['agency'] })
  @ApiOperation({ summary: 'Whether usage can be asked for', description: 'For the data tracker alone.' })
  @ApiOkResponse({ type: HeartbeatResponse })
  @ApiProblems(UsageUnavailable)
  async heartbeat(@CurrentActor() actor: Actor): Promise<HeartbeatResponse> {
    return toHeartbeatResponse(await this.tracker.heartbeat(actor));
  }
}
