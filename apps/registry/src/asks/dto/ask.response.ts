import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ASK_OUTCOMES,
  CONSENT_STATUSES,
  type ConsentStatus,
  DECLINATION_REASONS,
  type DeclinationReason,
  REJECTION_REASONS,
  type RejectionReason,
} from '@askonce/contracts';
import { API_NAMES, API_TEXT } from '../../calls/api-text';
import { ContactResponse } from '../../catalogue/dto/agency.response';
import { API_TERMS } from '../../consents/dto/terms';
import { NamedDocumentResponse } from '../../documents/dto/document.response';

export class WaitingAgencyResponse {
  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiPropertyOptional({ type: ContactResponse, description: 'Where its people can be reached.' })
  contact?: ContactResponse;

  @ApiProperty()
  procedure!: string;

  @ApiProperty(API_TEXT)
  procedureName!: Record<string, string>;

  @ApiProperty({ format: 'uuid', description: 'The evidence request that waits.' })
  requestId!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;
}

export class ConsentOfAskResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ ...API_TEXT, description: 'In plain words, by language.' })
  purposeDescription!: Record<string, string>;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  evidenceTypeName!: Record<string, string>;

  @ApiProperty({ type: [String] })
  fields!: string[];

  @ApiPropertyOptional(API_TERMS)
  terms?: string;
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

export class ConsentForHeldResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  evidenceTypeName!: Record<string, string>;

  @ApiProperty({ enum: CONSENT_STATUSES })
  status!: ConsentStatus;
}

export class HeldInsteadResponse {
  @ApiProperty({ format: 'uuid', description: 'The evidence request that waits, and would have all that it needs.' })
  requestId!: string;

  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty({ type: [NamedDocumentResponse] })
  documents!: NamedDocumentResponse[];

  @ApiProperty({ type: [ConsentForHeldResponse], description: 'All to which I would have to agree.' })
  consents!: ConsentForHeldResponse[];
}

export class AskResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiPropertyOptional({ ...API_TEXT, description: 'What it is, in plain words, by language.' })
  description?: Record<string, string>;

  @ApiProperty()
  qualifier!: string;

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'string' } },
    description: 'Lists of evidence types of which any answers it as well, as a whole, for everybody who waits.',
  })
  alternatives!: string[][];

  @ApiProperty({ ...API_NAMES, description: 'Of the evidence types among the alternatives, by id, then by language.' })
  alternativeNames!: Record<string, Record<string, string>>;

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

  @ApiProperty({
    type: [HeldInsteadResponse],
    description: 'What is held of me already and would do for one who waits, if I only agreed.',
  })
  held!: HeldInsteadResponse[];

  @ApiProperty({ type: [RejectionOfAskResponse], description: 'Why what I gave before does not do.' })
  rejections!: RejectionOfAskResponse[];
}

export class AskWithEndResponse extends AskResponse {
  @ApiPropertyOptional({ enum: ASK_OUTCOMES, description: 'How it ended; absent while it is open.' })
  outcome?: (typeof ASK_OUTCOMES)[number];

  @ApiPropertyOptional({ enum: DECLINATION_REASONS, description: 'What I said when I declined it.' })
  reason?: DeclinationReason;

  @ApiPropertyOptional({ format: 'date-time' })
  closedAt?: string;
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
