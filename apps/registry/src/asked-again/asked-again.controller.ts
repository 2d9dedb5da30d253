import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Policy } from '@askonce/auth';
import { ApiProblems } from '@askonce/service';
import { ApiIdempotencyKey, IdempotencyKey } from '../calls/idempotency-key';
import { PageQuery } from '../calls/page';
import { CatalogueLacksIt } from '../evidence-requests/evidence-requests.problems';
import { TooManyReports } from './asked-again.problems';
import { AskedAgainService } from './asked-again.service';
import { AskedAgainReportRequest } from './dto/report.request';
import { AskedAgainReportResponse, OwnAskedAgainReportListResponse } from './dto/report.response';

@ApiTags('questions')
@Controller('v1')
export class AskedAgainController {
  constructor(private readonly reports: AskedAgainService) {}

  @Post('asked-again-reports')
  @Policy({ roles: ['citizen', 'agency'] })
  @ApiOperation({ summary: 'Say that an agency asked for evidence again; whether it was held then is decided at once' })
  @ApiIdempotencyKey()
  @ApiCreatedResponse({ type: AskedAgainReportResponse })
  @ApiProblems(CatalogueLacksIt, TooManyReports)
  report(
    @CurrentActor() actor: Actor,
    @Body() request: AskedAgainReportRequest,
    @IdempotencyKey() idempotencyKey: string,
  ): Promise<AskedAgainReportResponse> {
    return this.reports.report(actor, request, idempotencyKey);
  }

  @Get('me/asked-again-reports')
  @Policy({ roles: ['citizen'] })
  @ApiOperation({ summary: 'Who was said to have asked me again, and whether it is upheld, newest first' })
  @ApiOkResponse({ type: OwnAskedAgainReportListResponse })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<OwnAskedAgainReportListResponse> {
    return this.reports.list(actor, page);
  }
}
