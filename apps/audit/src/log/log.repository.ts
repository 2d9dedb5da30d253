import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';
import { failpoint } from '@askonce/observability';
import { LogIdentities } from '../checkpoints/log-identity';
import { LostLeaves } from '../checkpoints/lost-leaves';
import { LeafWriter } from '../leaves/leaf-writer';
import { AuditKeys } from '../seals/audit-keys';
import { sealDetails } from '../seals/detail-seals';
import type { Fact } from './fact';
import { lockLog } from './lock-log';
import { LogBehind } from './log.problems';

/** `known`: the same event is in the log already. `conflicting`: another event has its person's number. */
export type AppendResult = 'appended' | 'known' | 'conflicting';

const COLUMNS = `entry_id, kind, topic, source, subject_ref, sequence, agency, actor_agency, actor_role, system,
  procedure, purpose, lawful_basis, evidence_types, outcome, request_id, opaque, details`;

// leaf_index of what comes in is its place in the batch. A fact whose leaf was taken back from outside goes where that is.
const APPEND = prepared(
  'log-append',
  `WITH fact AS (
     SELECT given.*, CASE
       WHEN EXISTS (SELECT FROM entry WHERE entry.entry_id = given.entry_id) THEN 'known'
       WHEN EXISTS (SELECT FROM entry WHERE entry.subject_ref = given.subject_ref AND entry.sequence = given.sequence)
         THEN 'conflicting'
       ELSE 'appended'
     END AS result, leaf.leaf_index AS known_index, ($3::bytea[])[given.leaf_index + 1] AS sealed
     FROM jsonb_populate_recordset(NULL::entry, $1::jsonb) AS given
     LEFT JOIN leaf ON leaf.leaf_id = ($2::text[])[given.leaf_index + 1]
   ), appended AS (
     INSERT INTO entry (${COLUMNS}, leaf_index, occurred_at, recorded_at)
     SELECT ${COLUMNS},
       coalesce(fact.known_index, log_head.size - 1 + count(*) FILTER (WHERE fact.known_index IS NULL) OVER (ORDER BY fact.leaf_index)),
       coalesce(fact.occurred_at, clock_timestamp()), clock_timestamp()
     FROM fact CROSS JOIN log_head
     WHERE fact.result = 'appended'
     RETURNING entry.entry_id, entry.subject_ref, entry.sequence, entry.leaf_index, entry.recorded_at
   ), sealed AS (
     INSERT INTO sealed_details (entry_id, recorded_at, sealed)
     SELECT appended.entry_id, appended.recorded_at, fact.sealed
     FROM appended JOIN fact ON fact.entry_id = appended.entry_id
     WHERE fact.sealed IS NOT NULL
   ), head AS (
     UPDATE log_head SET size = greatest(log_head.size, (SELECT max(appended.leaf_index) + 1 FROM appended))
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
  constructor(
    private readonly keys: AuditKeys,
    private readonly leaves: LeafWriter,
    private readonly lost: LostLeaves,
    private readonly logs: LogIdentities,
  ) {}

  /**
   * Appends what is new, with its leaves, one batch at a time among all instances: the lock on the head is held until the
   * transaction ends.
   * @param facts no two with the same id, nor with the same number of one person.
   * @throws LogInDoubt when the database lacks leaves that were signed, and they cannot be taken back
   * @throws LogBehind while entries of before there were leaves are getting theirs
   */
  async append(tx: Transaction, facts: readonly Fact[]): Promise<Map<string, AppendResult>> {
    const size = await lockLog(tx);
    await this.lost.takeBack(tx, this.logs.facts);
    if (await this.leaves.isFarBehind(tx, size)) throw new LogBehind();
    const rows = await this.keys.use(tx, facts, (fact, key) => ({
      row: rowOf(fact),
      sealed: key && sealDetails(key, fact.entryId, fact.details),
      leafId: this.leaves.idOf(fact, key),
    }));
    const placed = rows.map(({ row }, place) => ({ ...row, leaf_index: place }));
    const [leafIds, sealed] = [rows.map(({ leafId }) => leafId), rows.map(({ sealed }) => sealed)];
    const judged = await tx.query<Judged>(APPEND, [JSON.stringify(placed), leafIds, sealed]);
    failpoint('log.after-entries-before-leaves');
    await this.leaves.appendMissing(tx);
    return new Map(judged.map(({ entryId, result }) => [entryId, result]));
  }
}

/** Details about a person stand nowhere but under their seal. */
const rowOf = (fact: Fact) => ({
  entry_id: fact.entryId,
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
});
