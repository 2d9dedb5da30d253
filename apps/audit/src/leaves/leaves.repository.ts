import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';
import type { LoggedFact } from './leaf';

/** An entry that has no leaf yet. */
export interface BareEntry extends Omit<LoggedFact, 'occurredAt'> {
  readonly leafIndex: number;
  readonly occurredAt: Date;
  readonly sealedDetails: Buffer | null;
}

const BARE = prepared(
  'leaves-bare-entries',
  `SELECT entry.entry_id AS "entryId", entry.leaf_index::float8 AS "leafIndex", entry.kind,
     entry.subject_ref AS "subjectRef", entry.sequence::float8 AS sequence, entry.occurred_at AS "occurredAt",
     entry.agency, entry.procedure, entry.purpose, entry.lawful_basis AS "lawfulBasis",
     entry.evidence_types AS "evidenceTypes", entry.outcome, entry.request_id AS "requestId", entry.opaque,
     entry.details, sealed_details.sealed AS "sealedDetails"
   FROM entry LEFT JOIN sealed_details ON sealed_details.entry_id = entry.entry_id
   WHERE entry.leaf_index >= $1 ORDER BY entry.leaf_index LIMIT $2`,
);

@Injectable()
export class LeavesRepository {
  /** Entries from an index on, in the order of the log. */
  bareEntries(tx: Transaction, from: number, limit: number): Promise<BareEntry[]> {
    return tx.query<BareEntry>(BARE, [from, limit]);
  }
}
