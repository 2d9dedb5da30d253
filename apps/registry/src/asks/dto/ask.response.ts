import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REJECTION_REASONS, type RejectionReason } from '@askonce/contracts';
import { API_TEXT } from '../../calls/api-text';

export class WaitingAgencyResponse {
  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiProperty()
  procedure!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;
}

export class ConsentOfAskResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  agency!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ type: [String] })
  fields!: string[];
}

export class RejectionOfAskResponse {
  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiProperty({ enum: REJECTION_REASONS })
  reason!: RejectionReason;

  @ApiPropertyOptional({ description: 'What the agency wrote to me.' })
  note?: string;

  @ApiProperty({ format: 'date-time' })
  rejectedAt!: string;
}

export class AskResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Lists of evidence types of which any answers it as well, as a whole, for everybody who waits.',
  })
  alternatives!: string[][];

  @ApiPropertyOptional({ description: 'Why I am asked although an agency might have it.' })
  why?: string;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time' })
  deadline!: string;

  @ApiProperty({ type: [WaitingAgencyResponse] })
  waiting!: WaitingAgencyResponse[];

  @ApiProperty({ type: [ConsentOfAskResponse], description: 'What I may agree to in the same step.' })
  consents!: ConsentOfAskResponse[];

  @ApiProperty({ type: [RejectionOfAskResponse], description: 'Why what I gave before does not do.' })
  rejections!: RejectionOfAskResponse[];
}

export class AskListResponse {
  @ApiProperty({ type: [AskResponse] })
  items!: AskResponse[];
}

export class DeclinedAskResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['declined'] })
  outcome!: 'declined';
}
