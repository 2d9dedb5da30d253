import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DECISION_CODES,
  type DecisionCode,
  LAWFUL_BASES,
  type LawfulBasis,
  REQUEST_STATUSES,
  type RequestStatus,
  type Source,
  SOURCES,
} from '@askonce/contracts';

export class ReasonResponse {
  @ApiProperty({ description: 'lower_snake_case, stable.' })
  code!: string;

  @ApiPropertyOptional()
  detail?: string;
}

export class DecisionResponse {
  @ApiProperty({ enum: DECISION_CODES })
  code!: DecisionCode;

  @ApiProperty({ type: [ReasonResponse] })
  reasons!: ReasonResponse[];
}

export class ReleasedDocumentResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiPropertyOptional({
    type: [String],
    description: 'All that was released of it, as data; then there is neither digest nor mediaType of a file.',
  })
  fields?: string[];

  @ApiPropertyOptional({ description: 'Repr-Digest (RFC 9530) of the bytes.' })
  digest?: string;

  @ApiPropertyOptional()
  mediaType?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  issuedAt?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  validUntil?: string;
}

export class EvidenceResponse {
  @ApiProperty()
  evidenceType!: string;

  @ApiProperty({ enum: ['released', 'fetching', 'asking'] })
  status!: 'released' | 'fetching' | 'asking';

  @ApiPropertyOptional({ enum: SOURCES })
  source?: Source;

  @ApiPropertyOptional({ format: 'uuid' })
  releaseId?: string;

  @ApiPropertyOptional({ type: ReleasedDocumentResponse })
  document?: ReleasedDocumentResponse;
}

export class EvidenceRequestLinks {
  @ApiProperty({ format: 'uri' })
  self!: string;

  @ApiProperty({ type: [String], description: 'Where released documents are read.' })
  evidence!: string[];

  @ApiPropertyOptional({ format: 'uri', description: 'Where to send the person while it waits for them.' })
  citizen?: string;
}

export class EvidenceRequestResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: REQUEST_STATUSES })
  status!: RequestStatus;

  @ApiProperty()
  procedure!: string;

  @ApiPropertyOptional()
  requirement?: string;

  @ApiProperty()
  purpose!: string;

  @ApiPropertyOptional({ enum: LAWFUL_BASES })
  lawfulBasis?: LawfulBasis;

  @ApiProperty({ type: DecisionResponse })
  decision!: DecisionResponse;

  @ApiProperty({ type: [EvidenceResponse], description: 'Empty until the lawful basis holds, whatever is held.' })
  evidence!: EvidenceResponse[];

  @ApiProperty({ format: 'uuid' })
  auditEntryId!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  @ApiProperty({ type: EvidenceRequestLinks })
  links!: EvidenceRequestLinks;
}

export class EvidenceRequestListResponse {
  @ApiProperty({ type: [EvidenceRequestResponse] })
  items!: EvidenceRequestResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}
