import type { Entry } from '../log/fact';
import type { Sealed } from '../seals/detail-seals';

/** All of an entry, and the key of its person, out of `ENTRY_TABLES`. */
export const ENTRY_COLUMNS = `entry.entry_id AS "entryId", entry.leaf_index::float8 AS "leafIndex", entry.kind, entry.topic, entry.source,
  entry.subject_ref AS "subjectRef", entry.sequence::float8 AS sequence, entry.occurred_at AS "occurredAt",
  entry.recorded_at AS "recordedAt", entry.agency, entry.actor_agency AS "actorAgency", entry.actor_role AS "actorRole",
  entry.system, entry.procedure, entry.purpose, entry.lawful_basis AS "lawfulBasis",
  entry.evidence_types AS "evidenceTypes", entry.outcome, entry.request_id AS "requestId", entry.opaque, entry.details,
  sealed_details.sealed AS "sealedDetails", sealed_details.pruned_at AS "detailsPrunedAt", subject_key.wrapped_key AS "wrappedKey"`;

export const ENTRY_TABLES = `entry LEFT JOIN sealed_details ON sealed_details.entry_id = entry.entry_id
  LEFT JOIN subject_key ON subject_key.subject_ref = entry.subject_ref`;

/** What `ENTRY_COLUMNS` give. */
export interface EntryRow extends Omit<Entry, 'occurredAt' | 'recordedAt' | 'detailsPrunedAt'>, Sealed {
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly detailsPrunedAt: Date | null;
  readonly subjectRef: string | null;
}

/** @param details in clear, or null where nothing is left to be opened */
export function toEntry(row: EntryRow, details: object | null): Entry {
  return {
    entryId: row.entryId,
    leafIndex: row.leafIndex,
    kind: row.kind,
    topic: row.topic,
    source: row.source,
    subjectRef: row.subjectRef,
    sequence: row.sequence,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    detailsPrunedAt: row.detailsPrunedAt?.toISOString() ?? null,
    agency: row.agency,
    actorAgency: row.actorAgency,
    actorRole: row.actorRole,
    system: row.system,
    procedure: row.procedure,
    purpose: row.purpose,
    lawfulBasis: row.lawfulBasis,
    evidenceTypes: row.evidenceTypes,
    outcome: row.outcome,
    requestId: row.requestId,
    opaque: row.opaque,
    details,
  };
}
