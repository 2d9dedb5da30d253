import { Injectable } from '@nestjs/common';
import { Database, prepared, type Queryable, type Transaction } from '@askonce/database';
import type { Finding } from './comparison/findings';
import { kindsOf, type Position, type Reconciliation, type Step } from './reconciliation';

/** What an auditor asks for. */
export interface NewReconciliation extends Pick<Reconciliation, 'id' | 'clientId' | 'reason' | 'from' | 'to'> {
  readonly callKey: string | null;
  readonly callBody: string;
  readonly position: Position;
}

/** Of each comparison; how many there were is counted beside them. */
export const MOST_FINDINGS = 1_000;
/** The two-key space of advisory locks for comparisons that are being made: "REC". */
const LOCK_SPACE = 0x52_45_43;

const COLUMNS = `reconciliation.id, reconciliation.client_id AS "clientId", reconciliation.reason,
  reconciliation.period_from AS "from", reconciliation.period_to AS "to", reconciliation.requested_at AS "requestedAt",
  reconciliation.position, reconciliation.ended_at AS "endedAt", reconciliation.trouble,
  reconciliation.compared::float8 AS compared, reconciliation.leaves::float8 AS leaves,
  reconciliation.under_way::float8 AS "underWay", reconciliation.erased::float8 AS erased,
  reconciliation.closed::float8 AS closed, reconciliation.missing::float8 AS missing,
  reconciliation.extra::float8 AS extra, reconciliation.different::float8 AS different`;

const ADD = prepared(
  'reconciliation-add',
  `INSERT INTO reconciliation (id, client_id, reason, period_from, period_to, call_key, call_body, position)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT ON CONSTRAINT reconciliation_call_uq DO NOTHING RETURNING ${COLUMNS}`,
);
const BY_CALL = prepared(
  'reconciliation-by-call',
  `SELECT ${COLUMNS}, reconciliation.call_body AS "callBody" FROM reconciliation
   WHERE reconciliation.client_id = $1 AND reconciliation.call_key = $2`,
);
const BY_ID = prepared('reconciliation-by-id', `SELECT ${COLUMNS} FROM reconciliation WHERE reconciliation.id = $1`);
// OFFSET 0 keeps the planner from trying locks of what has ended.
const CLAIM = prepared(
  'reconciliation-claim',
  `SELECT open.id FROM (
     SELECT reconciliation.id FROM reconciliation WHERE reconciliation.ended_at IS NULL
     ORDER BY reconciliation.trouble IS NOT NULL, reconciliation.requested_at LIMIT 100 OFFSET 0
   ) AS open
   WHERE pg_try_advisory_lock(${LOCK_SPACE}, hashtext(open.id::text)) LIMIT 1`,
);
// Of one connection, which has no others.
const RELEASE = prepared('reconciliation-release', 'SELECT pg_advisory_unlock_all()');
const TROUBLE = prepared(
  'reconciliation-trouble',
  'UPDATE reconciliation SET trouble = $2 WHERE reconciliation.id = $1 AND reconciliation.ended_at IS NULL',
);
const ADVANCE = prepared(
  'reconciliation-advance',
  `UPDATE reconciliation SET position = $3::jsonb, ended_at = CASE WHEN $3::jsonb IS NULL THEN clock_timestamp() END, trouble = NULL,
     compared = compared + $4, leaves = leaves + $5, under_way = under_way + $6, erased = erased + $7, closed = closed + $8,
     missing = missing + $9, extra = extra + $10, different = different + $11
   WHERE reconciliation.id = $1 AND reconciliation.position = $2::jsonb
   RETURNING ${COLUMNS}`,
);
const ADD_FINDINGS = prepared(
  'reconciliation-add-findings',
  `INSERT INTO reconciliation_finding (reconciliation_id, number, code, entry_id, leaf_index, subject_ref, record_id, members)
   SELECT $1, $2::bigint + given.number, given.code, given.entry_id, given.leaf_index, given.subject_ref, given.record_id, given.members
   FROM jsonb_populate_recordset(NULL::reconciliation_finding, $3::jsonb) AS given
   WHERE $2::bigint + given.number <= ${MOST_FINDINGS}`,
);
const FINDINGS_OF = prepared(
  'reconciliation-findings',
  `SELECT jsonb_strip_nulls(jsonb_build_object(
     'code', found.code, 'entryId', found.entry_id, 'leafIndex', found.leaf_index, 'subjectRef', found.subject_ref,
     'recordId', found.record_id, 'members', found.members
   )) AS finding
   FROM reconciliation_finding AS found WHERE found.reconciliation_id = $1 ORDER BY found.number`,
);

/** Keeps comparisons, and who makes them. */
@Injectable()
export class ReconciliationsRepository {
  constructor(private readonly database: Database) {}

  /** @returns undefined when the same caller used the key before */
  async add(tx: Transaction, wanted: NewReconciliation): Promise<Reconciliation | undefined> {
    const { id, clientId, reason, from, to, callKey, callBody, position } = wanted;
    const values = [id, clientId, reason, from, to, callKey, callBody, JSON.stringify(position)];
    return (await tx.query<Reconciliation>(ADD, values))[0];
  }

  async ofCall(tx: Queryable, { clientId, callKey }: NewReconciliation) {
    return (await tx.query<Reconciliation & Pick<NewReconciliation, 'callBody'>>(BY_CALL, [clientId, callKey]))[0];
  }

  async find(id: string): Promise<Reconciliation | undefined> {
    return (await this.database.query<Reconciliation>(BY_ID, [id]))[0];
  }

  async findings(id: string): Promise<Finding[]> {
    const rows = await this.database.query<{ finding: Finding }>(FINDINGS_OF, [id]);
    return rows.map(({ finding }) => finding);
  }

  /**
   * Works on the oldest comparison that nobody else works on. The claim is a lock of one connection, so that of an instance
   * that dies is free at once; it only saves work, since each step is guarded by where it began.
   * @returns whether there was one
   */
  async withOne(work: (id: string) => Promise<void>): Promise<boolean> {
    return this.database.session(async (session) => {
      const [claimed] = await session.query<{ id: string }>(CLAIM);
      try {
        if (claimed !== undefined) await work(claimed.id);
        return claimed !== undefined;
      } finally {
        await session.query(RELEASE);
      }
    });
  }

  async noteTrouble(id: string, trouble: string): Promise<void> {
    await this.database.query(TROUBLE, [id, trouble]);
  }

  /** @returns as it stands afterwards; undefined when somebody else has made this step */
  async advance(tx: Transaction, { id, position }: Reconciliation, step: Step): Promise<Reconciliation | undefined> {
    const { compared, leaves, underWay, erased, closed } = step.counts;
    const { missing, extra, different } = kindsOf(step.findings);
    const next = step.next === null ? null : JSON.stringify(step.next);
    const counted = [compared, leaves, underWay, erased, closed, missing, extra, different];
    const [now] = await tx.query<Reconciliation>(ADVANCE, [id, JSON.stringify(position), next, ...counted]);
    if (now === undefined || step.findings.length === 0) return now;
    const before = now.missing + now.extra + now.different - step.findings.length;
    await tx.query(ADD_FINDINGS, [id, before, JSON.stringify(step.findings.slice(0, MOST_FINDINGS).map(findingRow))]);
    return now;
  }
}

const findingRow = ({ code, entryId, leafIndex, subjectRef, recordId, members }: Finding, place: number) => ({
  number: place + 1,
  code,
  entry_id: entryId,
  leaf_index: leafIndex,
  subject_ref: subjectRef,
  record_id: recordId,
  members: members ?? [],
});
