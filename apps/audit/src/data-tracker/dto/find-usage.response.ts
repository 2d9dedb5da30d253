import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Usage } from '../usage-of';

export class UsageResponse implements Usage {
  @ApiProperty({ type: String, format: 'date-time', description: 'When it happened.' })
  logtime: string;

  @ApiProperty({ description: 'Why, and what was done.', example: 'Deciding on housing benefit (evidence released)' })
  action: string;

  @ApiProperty({ description: 'The registration number of the agency concerned.', example: '70001234' })
  receiverCode: string;

  @ApiPropertyOptional({ description: 'What that agency is called.' })
  receiverName?: string;

  @ApiProperty({ description: 'The system that was used.', example: 'housing-backend' })
  receiverSystem: string;
}

export class FindUsageResponse {
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, description: 'How many there are in the period.' })
  totalUsages: number;

  @ApiProperty({ type: [UsageResponse], description: 'The newest first.' })
  usages: readonly UsageResponse[];
}
