import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ASKED_AGAIN_REASONS,
  type AskedAgainReason,
  type Channel,
  CHANNELS,
  REPORT_OUTCOMES,
  type ReportOutcome,
} from '@askonce/contracts';
import { API_TEXT } from '../../calls/api-text';

class ReportFieldsResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Who asked.' })
  agency!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time' })
  reportedAt!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  evidenceRequestId?: string;
}

/** What whoever reported it may know: an agency does not learn by it what is held. */
export class AskedAgainReportResponse extends ReportFieldsResponse {
  @ApiPropertyOptional({
    enum: REPORT_OUTCOMES,
    description: 'For the person only: whether what was asked for was held.',
  })
  status?: ReportOutcome;

  @ApiPropertyOptional({ enum: ASKED_AGAIN_REASONS, description: 'For the person only.' })
  reason?: AskedAgainReason;
}

/** A report as the person sees it. */
export class OwnAskedAgainReportResponse extends ReportFieldsResponse {
  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty({ enum: REPORT_OUTCOMES, description: 'Whether what was asked for was held for it at that moment.' })
  status!: ReportOutcome;

  @ApiProperty({ enum: ASKED_AGAIN_REASONS })
  reason!: AskedAgainReason;

  @ApiPropertyOptional({ description: 'The agency that reported it; absent where I did.' })
  reportedBy?: string;

  @ApiPropertyOptional()
  text?: string;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;
}

export class OwnAskedAgainReportListResponse {
  @ApiProperty({ type: [OwnAskedAgainReportResponse] })
  items!: OwnAskedAgainReportResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
