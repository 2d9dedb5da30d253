import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import {
  type Channel,
  CHANNELS,
  CONSENT_STATUSES,
  type ConsentStatus,
  REQUEST_STATUSES,
  type RequestStatus,
} from '@askonce/contracts';
import { DecisionResponse } from '../../evidence-requests/dto/evidence-request.response';
import {
  CONSENT_NEWS,
  type ConsentChanged,
  type ConsentNews,
  DOCUMENT_NEWS,
  type DocumentEnded,
  type DocumentNews,
  type RequestChanged,
  type RequestObjected,
  type SubjectErased,
} from '../feed-entry';
import { AskedAgainReportedEntry, QuestionAskedEntry } from './feed-of-questions.response';
import { ApiRequestIds, FeedEntryHead } from './feed-entry-head.response';

class FeedDocumentResponse {
  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ format: 'uuid' })
  releaseId!: string;

  @ApiProperty({ format: 'uuid', description: 'By which later entries about the document name it.' })
  documentId!: string;
}

class RequestChangedData implements RequestChanged {
  @ApiProperty({ format: 'uuid' })
  requestId!: string;

  @ApiProperty({ enum: REQUEST_STATUSES })
  status!: RequestStatus;

  @ApiProperty({ type: DecisionResponse })
  decision!: DecisionResponse;

  @ApiProperty()
  procedure!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;

  @ApiPropertyOptional({ format: 'uuid' })
  journey?: string;

  @ApiPropertyOptional({ type: [FeedDocumentResponse], description: 'What was released; absent otherwise.' })
  documents?: readonly FeedDocumentResponse[];
}

class RequestObjectedData implements RequestObjected {
  @ApiProperty({ format: 'uuid' })
  requestId!: string;

  @ApiProperty()
  procedure!: string;

  @ApiProperty()
  purpose!: string;
}

class ConsentChangedData implements ConsentChanged {
  @ApiProperty({ format: 'uuid' })
  consentId!: string;

  @ApiProperty({ enum: CONSENT_STATUSES })
  status!: ConsentStatus;

  @ApiProperty()
  procedure!: string;

  @ApiProperty()
  purpose!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  validUntil?: string;

  @ApiRequestIds()
  requestIds!: readonly string[];
}

class DocumentEndedData implements DocumentEnded {
  @ApiProperty({ format: 'uuid' })
  documentId!: string;

  @ApiProperty()
  evidenceType!: string;

  @ApiPropertyOptional({ description: "The issuer's, where it revoked the document; lower_snake_case." })
  reason?: string;

  @ApiRequestIds()
  requestIds!: readonly string[];
}

class SubjectErasedData implements SubjectErased {
  @ApiRequestIds()
  requestIds!: readonly string[];
}

class RequestChangedEntry extends FeedEntryHead {
  @ApiProperty({ enum: ['evidence_request.changed'] })
  type!: 'evidence_request.changed';

  @ApiProperty({ type: RequestChangedData })
  data!: RequestChangedData;
}

class RequestObjectedEntry extends FeedEntryHead {
  @ApiProperty({ enum: ['evidence_request.objected'] })
  type!: 'evidence_request.objected';

  @ApiProperty({ type: RequestObjectedData })
  data!: RequestObjectedData;
}

class ConsentEntry extends FeedEntryHead {
  @ApiProperty({ enum: CONSENT_NEWS })
  type!: ConsentNews;

  @ApiProperty({ type: ConsentChangedData })
  data!: ConsentChangedData;
}

class DocumentEntry extends FeedEntryHead {
  @ApiProperty({ enum: DOCUMENT_NEWS })
  type!: DocumentNews;

  @ApiProperty({ type: DocumentEndedData })
  data!: DocumentEndedData;
}

class SubjectErasedEntry extends FeedEntryHead {
  @ApiProperty({ enum: ['subject.erased'] })
  type!: 'subject.erased';

  @ApiProperty({ type: SubjectErasedData })
  data!: SubjectErasedData;
}

const ENTRIES = [
  RequestChangedEntry,
  RequestObjectedEntry,
  ConsentEntry,
  DocumentEntry,
  QuestionAskedEntry,
  AskedAgainReportedEntry,
  SubjectErasedEntry,
];

@ApiExtraModels(...ENTRIES)
export class FeedResponse {
  @ApiProperty({
    type: 'array',
    items: { oneOf: ENTRIES.map((entry) => ({ $ref: getSchemaPath(entry) })) },
    description: 'In the order of their numbers.',
  })
  items!: readonly InstanceType<(typeof ENTRIES)[number]>[];

  @ApiProperty({ type: 'integer', minimum: 0, description: 'What to send as after the next time; always there.' })
  nextAfter!: number;
}
