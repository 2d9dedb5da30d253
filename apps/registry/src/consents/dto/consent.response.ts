import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  CONSENT_CHANGES,
  CONSENT_STATUSES,
  CONSENT_TRANSITIONS,
  type ConsentChange,
  type ConsentStatus,
  type ConsentTransition,
  LAWFUL_BASES,
  type LawfulBasis,
} from '@askonce/contracts';
import { API_TEXT } from '../../calls/api-text';
import { API_TERMS } from './terms';
import { NamedDocumentResponse } from '../../documents/dto/document.response';
import { ContactResponse } from '../../catalogue/dto/agency.response';
import { AnswerToldResponse } from '../../catalogue/dto/answer-told.response';

export class RecipientResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty(API_TEXT)
  name!: Record<string, string>;

  @ApiPropertyOptional({ type: ContactResponse, description: 'Where its people can be reached.' })
  contact?: ContactResponse;
}

export class PurposeOfConsentResponse {
  @ApiProperty()
  id!: string;

  @ApiPropertyOptional({ ...API_TEXT, description: 'In plain words, by language.' })
  description?: Record<string, string>;

  @ApiPropertyOptional(API_TEXT)
  consequenceOfRefusing?: Record<string, string>;

  @ApiPropertyOptional(API_TEXT)
  consequenceOfWithdrawing?: Record<string, string>;

  @ApiPropertyOptional(API_TEXT)
  retention?: Record<string, string>;

  @ApiPropertyOptional({ type: 'integer', description: 'For how many days I agree, should I agree now.' })
  maxValidityDays?: number;
}

export class ConsentHistoryResponse {
  @ApiProperty({ enum: CONSENT_CHANGES })
  transition!: ConsentChange;

  @ApiProperty({ enum: CONSENT_STATUSES })
  to!: ConsentStatus;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;
}

export class ConsentResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: RecipientResponse })
  recipient!: RecipientResponse;

  @ApiProperty({ type: PurposeOfConsentResponse })
  purpose!: PurposeOfConsentResponse;

  @ApiProperty()
  procedure!: string;

  @ApiProperty(API_TEXT)
  procedureName!: Record<string, string>;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty(API_TEXT)
  evidenceTypeName!: Record<string, string>;

  @ApiProperty({ type: [String], description: 'Exactly these fields; none are named where it is the whole document.' })
  fields!: string[];

  @ApiProperty({ description: 'Whether the whole document may be read, and not just fields of it.' })
  wholeDocument!: boolean;

  @ApiProperty({ type: [AnswerToldResponse], description: 'The fields that only answer a question, in plain words.' })
  answers!: AnswerToldResponse[];

  @ApiProperty({ enum: LAWFUL_BASES })
  lawfulBasis!: LawfulBasis;

  @ApiProperty({ enum: CONSENT_STATUSES })
  status!: ConsentStatus;

  @ApiProperty({ enum: CONSENT_TRANSITIONS, isArray: true })
  allowedTransitions!: ConsentTransition[];

  @ApiPropertyOptional(API_TERMS)
  terms?: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  decidedAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  validUntil?: string;
}

export class ConsentInFullResponse extends ConsentResponse {
  @ApiProperty({ type: [ConsentHistoryResponse] })
  history!: ConsentHistoryResponse[];

  @ApiPropertyOptional({ type: NamedDocumentResponse, description: 'What would be shared, where it is held already.' })
  document?: NamedDocumentResponse;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'My own values of the fields, by field, as that document has them; absent where it is the whole document.',
  })
  values?: Record<string, unknown>;
}

export class ConsentListResponse {
  @ApiProperty({ type: [ConsentResponse] })
  items!: ConsentResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
