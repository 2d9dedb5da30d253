import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const uuid = { type: String, format: 'uuid' } as const;

export class RecordedFactResponse {
  @ApiProperty(uuid)
  subjectRef: string;

  @ApiProperty({ type: 'integer' })
  sequence: number;

  @ApiProperty({ description: 'The type of its event.' })
  type: string;

  @ApiProperty({ type: String, format: 'date-time' })
  occurredAt: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What its event says.' })
  data: object;

  @ApiProperty({ description: 'Its event has not left this service yet.' })
  unsent: boolean;
}

export class RecordedReleaseResponse {
  @ApiProperty(uuid)
  releaseId: string;

  @ApiProperty(uuid)
  subjectRef: string;

  @ApiProperty(uuid)
  requestId: string;

  @ApiProperty()
  evidenceType: string;

  @ApiProperty()
  qualifier: string;

  @ApiProperty(uuid)
  documentId: string;

  @ApiProperty()
  source: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of the document; absent where there is none.' })
  version?: number;

  @ApiPropertyOptional({ description: 'Of the document.' })
  digest?: string;

  @ApiPropertyOptional({ description: 'Of the document.' })
  provenance?: string;
}

export class RecordedRequestResponse {
  @ApiProperty(uuid)
  requestId: string;

  @ApiProperty(uuid)
  subjectRef: string;

  @ApiProperty()
  agency: string;

  @ApiProperty()
  procedure: string;

  @ApiProperty()
  purpose: string;

  @ApiPropertyOptional()
  requirement?: string;

  @ApiProperty()
  status: string;

  @ApiProperty()
  decisionCode: string;
}

/** All that is recorded under the id of one event. */
export class RecordedResponse {
  @ApiProperty(uuid)
  eventId: string;

  @ApiPropertyOptional({ type: RecordedFactResponse })
  fact?: RecordedFactResponse;

  @ApiProperty({ type: [RecordedReleaseResponse], description: 'Releases that name this event.' })
  releases: RecordedReleaseResponse[];

  @ApiPropertyOptional({
    type: RecordedRequestResponse,
    description: 'The request that the fact names, or that was denied under this id, as it stands now.',
  })
  request?: RecordedRequestResponse;
}

export class RecordedFactsResponse {
  @ApiProperty({ type: [RecordedResponse] })
  items: RecordedResponse[];
}
