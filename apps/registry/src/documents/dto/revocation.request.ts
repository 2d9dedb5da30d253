import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export const REVOCATION_REASONS = ['issued_in_error', 'facts_changed', 'superseded_by_law', 'fraud'] as const;

export class RevocationRequest {
  @ApiProperty({ enum: REVOCATION_REASONS })
  @IsIn(REVOCATION_REASONS)
  reason!: (typeof REVOCATION_REASONS)[number];
}
