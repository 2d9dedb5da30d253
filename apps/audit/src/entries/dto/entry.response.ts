import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Entry } from '../../log/fact';
import type { EntrySeen } from '../entry-reader';
import { AccessResponse, toAccessResponse } from './access.response';

/** An entry; what only auditors may know of it is absent for everybody else. */
export class EntryResponse extends AccessResponse {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    description: 'Auditors only: the person, by our own random id.',
  })
  subjectRef?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: "Auditors only: the number among the person's facts.",
  })
  sequence?: number;

  @ApiPropertyOptional({ description: 'Auditors only: the topic on which it was told.' })
  topic?: string;

  @ApiPropertyOptional({ description: 'Auditors only: the service that told it.' })
  source?: string;

  @ApiPropertyOptional({
    description:
      'Auditors only: what arrived did not fit the contracts; details hold its digest and where it did not fit.',
  })
  opaque?: boolean;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'Auditors only: the whole of what the event said; absent once it was pruned, or the person whom it is about is erased.',
  })
  details?: object;
}

/** An entry as its viewer may see it. */
export function toEntryResponse({ entry, viewer }: EntrySeen): EntryResponse {
  switch (viewer) {
    case 'auditor':
      return toAuditorsEntryResponse(entry);
    case 'citizen':
      return toAccessResponse(entry);
    case 'agency':
      return toAgencysEntryResponse(entry);
  }
}

export function toAuditorsEntryResponse(entry: Entry): EntryResponse {
  const { subjectRef, sequence, topic, source, opaque, details } = entry;
  return Object.assign(
    toAccessResponse(entry),
    { topic, source, opaque, ...(details !== null && { details }) },
    subjectRef !== null && { subjectRef },
    sequence !== null && { sequence },
  );
}

/** Who set it going is the agency's business only where it did so itself: a deposit elsewhere may have ended its wait. */
function toAgencysEntryResponse(entry: Entry): EntryResponse {
  const own = entry.actorAgency === entry.agency;
  return toAccessResponse(own ? entry : { ...entry, actorRole: null, system: null });
}
