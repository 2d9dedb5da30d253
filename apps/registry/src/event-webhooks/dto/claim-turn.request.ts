import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

const MAX_LEASE_SECONDS = 300;

export class ClaimTurnRequest {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: MAX_LEASE_SECONDS,
    description: 'For how long nobody else is to send to the same agency, unless reported before.',
  })
  @IsInt()
  @Min(1)
  @Max(MAX_LEASE_SECONDS)
  leaseSeconds!: number;
}
