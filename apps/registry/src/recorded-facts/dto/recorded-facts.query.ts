import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';

/** Facts are about a kilobyte, and never more than 64. */
const MAX_LIMIT = 500;

export class RecordedFactsQuery {
  @ApiProperty({ format: 'uuid', description: 'Ids that are greater.' })
  @IsUUID('loose')
  after: string;

  @ApiProperty({ format: 'uuid', description: 'Ids that are not greater.' })
  @IsUUID('loose')
  until: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_LIMIT })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number;
}
