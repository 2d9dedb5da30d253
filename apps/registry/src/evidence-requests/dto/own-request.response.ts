import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Channel,
  CHANNELS,
  LAWFUL_BASES,
  type LawfulBasis,
  REQUEST_STATUSES,
  type RequestStatus,
} from '@askonce/contracts';
import { DecisionResponse } from './evidence-request.response';
import { API_NAMES, API_TEXT } from '../../calls/api-text';
import { AnswerToldResponse } from '../../catalogue/dto/answer-told.response';

export class OwnRequestResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty()
  procedure!: string;

  @ApiProperty(API_TEXT)
  procedureName!: Record<string, string>;

  @ApiPropertyOptional()
  requirement?: string;

  @ApiPropertyOptional(API_TEXT)
  requirementName?: Record<string, string>;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ ...API_TEXT, description: 'In plain words, by language.' })
  purposeDescription!: Record<string, string>;

  @ApiProperty({ type: [String] })
  evidenceTypes!: string[];

  @ApiProperty(API_NAMES)
  evidenceTypeNames!: Record<string, Record<string, string>>;

  @ApiPropertyOptional({ enum: LAWFUL_BASES })
  lawfulBasis?: LawfulBasis;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiProperty({ enum: REQUEST_STATUSES })
  status!: RequestStatus;

  @ApiProperty({ type: DecisionResponse })
  decision!: DecisionResponse;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Documents released, or of which fields were.' })
  documents!: string[];

  @ApiProperty({ type: [String], description: 'All that was released of them; none are named where it was the files.' })
  fields!: string[];

  @ApiProperty({ type: [AnswerToldResponse], description: 'The fields that only answer a question, in plain words.' })
  answers!: AnswerToldResponse[];

  @ApiPropertyOptional({ format: 'date-time' })
  objectedAt?: string;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when it waits, while it waits.' })
  expiresAt!: string;
}

export class AskedSourceResponse {
  @ApiProperty()
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;

  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;

  @ApiProperty({ format: 'date-time', description: 'When it is given up, and I am asked instead.' })
  deadline!: string;
}

export class WaitsForResponse {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Asks of mine that are open.' })
  asks!: string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'Consents of mine that are requested.' })
  consents!: string[];

  @ApiProperty({ type: [AskedSourceResponse], description: 'Agencies that are asked for it by machine.' })
  sources!: AskedSourceResponse[];
}

export class OwnRequestStandingResponse extends OwnRequestResponse {
  @ApiPropertyOptional({ ...API_TEXT, description: 'The law on which it is asked, where that is not my consent.' })
  legalReference?: Record<string, string>;

  @ApiPropertyOptional({ format: 'date-time', description: 'Since when it waits, while it waits.' })
  waitingSince?: string;

  @ApiProperty({ type: WaitsForResponse, description: 'Nothing once it no longer waits.' })
  waitsFor!: WaitsForResponse;

  @ApiPropertyOptional({
    format: 'uri',
    description: 'Where its agency wants me back, as long as the catalogue has it registered.',
  })
  returnUrl?: string;
}

export class OwnRequestListResponse {
  @ApiProperty({ type: [OwnRequestStandingResponse] })
  items!: OwnRequestStandingResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
