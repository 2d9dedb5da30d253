import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Provenance, PROVENANCES } from '@askonce/contracts';
import { isoTime } from '../../calls/iso-time';
import type { LegalHold } from '../legal-hold';

export class LegalHoldResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: PROVENANCES })
  class!: Provenance;

  @ApiProperty()
  authority!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ format: 'date-time' })
  until!: string;

  @ApiProperty({ format: 'date-time' })
  placedAt!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Since when it holds nothing any more.' })
  endedAt?: string;
}

export const toLegalHoldResponse = (hold: LegalHold): LegalHoldResponse => ({
  id: hold.id,
  class: hold.class,
  authority: hold.authority,
  reference: hold.reference,
  until: isoTime(hold.until),
  placedAt: isoTime(hold.placedAt),
  ...(hold.endedAt === null ? {} : { endedAt: isoTime(hold.endedAt) }),
});
