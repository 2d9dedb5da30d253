import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { QUESTION_KINDS, QUESTION_STATUSES, type QuestionKind, type QuestionStatus } from '@askonce/contracts';
import { API_TEXT } from '../../calls/api-text';
import { PseudonymousSubjectResponse } from '../../releases/dto/claim.response';

export class QuestionAboutResponse {
  @ApiPropertyOptional({ format: 'uuid' })
  auditEntryId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Also the request of the entry that it is about.' })
  evidenceRequestId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  documentId?: string;
}

export class AnswerResponse {
  @ApiProperty()
  text!: string;

  @ApiProperty({ format: 'date-time' })
  answeredAt!: string;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;
}

class QuestionFieldsResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: QUESTION_KINDS })
  kind!: QuestionKind;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: QuestionAboutResponse, description: 'Empty where it is about the agency as such.' })
  about!: QuestionAboutResponse;

  @ApiProperty({ enum: QUESTION_STATUSES, description: 'overdue: what was promised by now, and is not there.' })
  status!: QuestionStatus;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when the agency has promised to answer.' })
  promisedBy!: string;

  @ApiPropertyOptional({ type: AnswerResponse })
  answer?: AnswerResponse;

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;
}

/** A question as the person who asked sees it. */
export class OwnQuestionResponse extends QuestionFieldsResponse {
  @ApiProperty({ description: 'Who is to answer.' })
  agency!: string;

  @ApiProperty(API_TEXT)
  agencyName!: Record<string, string>;
}

export class OwnQuestionListResponse {
  @ApiProperty({ type: [OwnQuestionResponse] })
  items!: OwnQuestionResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

/** A question as the agency sees it that is to answer. */
export class QuestionResponse extends QuestionFieldsResponse {
  @ApiProperty({ type: PseudonymousSubjectResponse })
  subject!: PseudonymousSubjectResponse;
}

export class QuestionListResponse {
  @ApiProperty({ type: [QuestionResponse] })
  items!: QuestionResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
