import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Entry } from '../../log/fact';
import { documentsOf, fieldsOf } from '../documents-of';

const uuid = { type: String, format: 'uuid' } as const;
const time = { type: String, format: 'date-time' } as const;

export class DocumentNamedResponse {
  @ApiProperty(uuid)
  id: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;

  @ApiProperty()
  evidenceType: string;
}

/** What the person whom an entry is about may know of it. */
export class AccessResponse {
  @ApiProperty({ ...uuid, description: 'The entry; the auditEntryId of other answers.' })
  id: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Its place in the log, dense from 0.' })
  index: number;

  @ApiProperty({ description: 'What happened.', example: 'askonce.evidence.released.v1' })
  action: string;

  @ApiProperty({ ...time, description: 'When it happened.' })
  occurredAt: string;

  @ApiProperty({ ...time, description: 'When it was logged.' })
  recordedAt: string;

  @ApiPropertyOptional({ description: 'The agency concerned: the one that asked, got, or gave.' })
  agency?: string;

  @ApiPropertyOptional({ description: 'The role in which somebody acted.', example: 'agency' })
  role?: string;

  @ApiPropertyOptional({ description: 'The system that was used.' })
  system?: string;

  @ApiPropertyOptional()
  procedure?: string;

  @ApiPropertyOptional()
  purpose?: string;

  @ApiPropertyOptional({ description: 'What it rested on.', example: 'consent' })
  lawfulBasis?: string;

  @ApiProperty({ type: [String], description: 'The kinds of evidence concerned.' })
  evidenceTypes: readonly string[];

  @ApiProperty({ type: [DocumentNamedResponse], description: 'The documents concerned.' })
  documents: readonly DocumentNamedResponse[];

  @ApiPropertyOptional({
    type: [String],
    description: 'The only fields that were handed over; absent where it was the whole document, or none.',
  })
  fields?: readonly string[];

  @ApiPropertyOptional({ description: 'What was decided, or how it ended.', example: 'consent_withdrawn' })
  outcome?: string;

  @ApiPropertyOptional({ ...uuid, description: 'The evidence request that it belongs to.' })
  requestId?: string;

  @ApiPropertyOptional({
    ...time,
    description: 'When its details were removed, at the end of their retention; documents and fields went with them.',
  })
  detailsPrunedAt?: string;
}

export function toAccessResponse(entry: Entry): AccessResponse {
  const { agency, actorRole, system, procedure, purpose, lawfulBasis, outcome, requestId, detailsPrunedAt } = entry;
  const details = entry.details ?? {};
  const fields = fieldsOf(details);
  return {
    id: entry.entryId,
    index: entry.leafIndex,
    action: entry.kind,
    occurredAt: entry.occurredAt,
    recordedAt: entry.recordedAt,
    evidenceTypes: entry.evidenceTypes,
    documents: documentsOf(details),
    ...(agency !== null && { agency }),
    ...(actorRole !== null && { role: actorRole }),
    ...(system !== null && { system }),
    ...(procedure !== null && { procedure }),
    ...(purpose !== null && { purpose }),
    ...(lawfulBasis !== null && { lawfulBasis }),
    ...(fields !== undefined && { fields }),
    ...(outcome !== null && { outcome }),
    ...(requestId !== null && { requestId }),
    ...(detailsPrunedAt !== null && { detailsPrunedAt }),
  };
}
