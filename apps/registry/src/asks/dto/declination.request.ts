import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DECLINATION_REASONS, type DeclinationReason } from '@askonce/contracts';

export class DeclinationRequest {
  @ApiProperty({ enum: DECLINATION_REASONS })
  @IsIn(DECLINATION_REASONS)
  reason!: DeclinationReason;
}
