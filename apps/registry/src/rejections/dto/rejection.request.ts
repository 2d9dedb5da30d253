import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { REJECTION_REASONS, type RejectionReason } from '@askonce/contracts';
import { IfGiven } from '../../calls/if-given';
import { PRINTABLE } from '../../calls/printable';

const MAX_NOTE = 500;

export class RejectionRequest {
  @ApiProperty({ enum: REJECTION_REASONS })
  @IsIn(REJECTION_REASONS)
  reason!: RejectionReason;

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: MAX_NOTE,
    description: 'For the person, in plain words: what is wrong, and what would do. Kept sealed.',
  })
  @IfGiven('note')
  @IsString()
  @Length(1, MAX_NOTE)
  @Matches(PRINTABLE)
  note?: string;
}
