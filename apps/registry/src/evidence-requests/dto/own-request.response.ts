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
import { API_TEXT } from '../../calls/api-text';
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

  @ApiPropertyOptional()
  requirement?: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ type: [String] })
  evidenceTypes!: string[];

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

export class OwnRequestListResponse {
  @ApiProperty({ type: [OwnRequestResponse] })
  items!: OwnRequestResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
