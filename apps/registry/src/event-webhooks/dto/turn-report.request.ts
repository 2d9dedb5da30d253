import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { WEBHOOK_FAILURES, type WebhookFailure } from '@askonce/contracts';
import { IfGiven } from '../../calls/if-given';
import { MAX_NUMBER } from '../../feed/dto/feed.query';
import type { WebhookTurn } from '../webhook-standing';

const MAX_RETRY_MS = 3_600_000;

class TurnFailureRequest {
  @ApiProperty({ enum: WEBHOOK_FAILURES })
  @IsIn(WEBHOOK_FAILURES)
  code!: WebhookFailure;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_RETRY_MS, description: 'Milliseconds to the next try.' })
  @IsInt()
  @Min(0)
  @Max(MAX_RETRY_MS)
  retryInMs!: number;
}

export class TurnReportRequest implements WebhookTurn {
  @ApiProperty({ maxLength: 64 })
  @IsString()
  @MaxLength(64)
  agency!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_NUMBER, description: 'The claim that is over.' })
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  claim!: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: MAX_NUMBER,
    description: 'The highest number that was taken; absent where none was.',
  })
  @IfGiven('acknowledged')
  @IsInt()
  @Min(1)
  @Max(MAX_NUMBER)
  acknowledged?: number;

  @ApiPropertyOptional({ type: TurnFailureRequest, description: 'Absent where nothing failed.' })
  @IfGiven('failure')
  @IsObject()
  @ValidateNested()
  @Type(() => TurnFailureRequest)
  failure?: TurnFailureRequest;
}
