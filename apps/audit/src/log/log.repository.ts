import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';
import { DetailSeals } from '../seals/detail-seals';
import type { Fact } from './fact';

/** `known`: the same event is in the log already. `conflicting`: another event has its person's number. */
export type AppendResult = 'appended' | 'known' | 'conflicting';

// A statement of its own, so that the next one's snapshot holds everything that the last holder of the lock appended.
const LOCK = prepared('log-lock', 'SELECT log_head.size FROM log_head FOR UPDATE');

const COLUMNS = `entry_id, kind, topic, source, subject_ref, sequence, agency, actor_agency, actor_role, system,
  procedure, purpose, lawful_basis, evidence_types, outcome, request_id, opaque, details, sealed_details`;

// leaf_index of what comes in is its place in the batch.
const APPEND = prepared(
  'log-append',
  `WITH fact AS (
     SELECT given.*, CASE
       WHEN EXISTS (SELECT FROM entry WHERE entry.entry_id = given.entry_id) THEN 'known'
       WHEN EXISTS (SELECT FROM entry WHERE entry.subject_ref = given.subject_ref AND entry.sequence = given.sequence)
         THEN 'conflicting'
       ELSE 'appended'
     END AS result
     FROM jsonb_populate_recordset(NULL::entry, $1::jsonb) AS given
   ), appended AS (
     INSERT INTO entry (${COLUMNS}, leaf_index, occurred_at, recorded_at)
     SELECT ${COLUMNS}, log_head.size - 1 + row_number() OVER (ORDER BY fact.leaf_index),
       coalesce(fact.occurred_at, clock_timestamp()), clock_timestamp()
     FROM fact CROSS JOIN log_head
     WHERE fact.result = 'appended'
     RETURNING entry.subject_ref, entry.sequence
   ), head AS (
     UPDATE log_head SET size = log_head.size + (SELECT count(*) FROM appended)
     WHERE EXISTS (SELECT FROM appended)
   ), progress AS (
     INSERT INTO subject_progress AS known (subject_ref, entries, highest, incomplete_since)
     SELECT appended.subject_ref, count(*), max(appended.sequence),
       CASE WHEN count(*) < max(appended.sequence) THEN clock_timestamp() END
     FROM appended WHERE appended.sequence IS NOT NULL
     GROUP BY appended.subject_ref
     ON CONFLICT ON CONSTRAINT subject_progress_pk DO UPDATE SET
       entries = known.entries + excluded.entries,
       highest = greatest(known.highest, excluded.highest),
       incomplete_since = CASE
         WHEN known.entries + excluded.entries < greatest(known.highest, excluded.highest)
         THEN coalesce(known.incomplete_since, clock_timestamp())
       END
   )
   SELECT fact.entry_id AS "entryId", fact.result FROM fact`,
);

interface Judged {
  readonly entryId: string;
  readonly result: AppendResult;
}

/** Writes the log. */
@Injectable()
export class LogRepository {
  constructor(private readonly seals: DetailSeals) {}

  /**
   * Appends what is new, one batch at a time among all instances: the lock on the head is held until the transaction ends.
   * @param facts no two with the same id, nor with the same number of one person.
   */
  async append(tx: Transaction, facts: readonly Fact[]): Promise<Map<string, AppendResult>> {
    await tx.query(LOCK);
    const sealed = await this.seals.seal(tx, facts);
    const rows = facts.map((fact, place) => rowOf(fact, place, sealed.get(fact.entryId)));
    const judged = await tx.query<Judged>(APPEND, [JSON.stringify(rows)]);
    return new Map(judged.map(({ entryId, result }) => [entryId, result]));
  }
}

/** Details about a person stand nowhere but under their seal. */
const rowOf = (fact: Fact, place: number, sealed: Buffer | undefined) => ({
  entry_id: fact.entryId,
  leaf_index: place,
  kind: fact.kind,
  topic: fact.topic,
  source: fact.source,
  subject_ref: fact.subjectRef,
  sequence: fact.sequence,
  occurred_at: fact.occurredAt,
  agency: fact.agency,
  actor_agency: fact.actorAgency,
  actor_role: fact.actorRole,
  system: fact.system,
  procedure: fact.procedure,
  purpose: fact.purpose,
  lawful_basis: fact.lawfulBasis,
  evidence_types: fact.evidenceTypes,
  outcome: fact.outcome,
  request_id: fact.requestId,
  opaque: fact.opaque,
  details: fact.subjectRef === null ? fact.details : null,
  sealed_details: sealed === undefined ? null : `\\x${sealed.toString('hex')}`,
});
