import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { REQUEST_STATUSES, type RequestStatus } from '@askonce/contracts';
import { PageQuery } from '../../calls/page';

export class ListEvidenceRequestsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: REQUEST_STATUSES })
  @IsOptional()
  @IsIn(REQUEST_STATUSES)
  status?: RequestStatus;

  @ApiPropertyOptional({ pattern: '^[a-z0-9-]{1,64}$' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9-]{1,64}$/)
  procedure?: string;
}
