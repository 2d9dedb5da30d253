import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { LegalHold } from './legal-hold';

const ON_SUBJECT = prepared(
  'legal-holds-on-subject',
  'SELECT to_jsonb(h) AS hold FROM legal_hold h WHERE h.subject_ref = $1 ORDER BY h.id',
);
const BY_ID = prepared('legal-hold-by-id', 'SELECT to_jsonb(h) AS hold FROM legal_hold h WHERE h.id = $1');
const INSERT = prepared(
  'legal-hold-insert',
  `INSERT INTO legal_hold (subject_ref, id, class, authority, reference, until, placed_at)
   VALUES ($1, $2, $3, $4, $5, $6::timestamptz, $7::timestamptz)`,
);
const OVER = prepared(
  'legal-holds-over',
  `SELECT to_jsonb(h) AS hold FROM legal_hold h
   WHERE h.ended_at IS NULL AND h.until <= clock_timestamp() ORDER BY h.until LIMIT $1`,
);
// Placing a hold and erasing both begin by updating the person's row: under its lock neither is under way.
const LOCK_SUBJECT = prepared(
  'legal-hold-lock-subject',
  'SELECT FROM subject WHERE subject.subject_ref = $1 FOR UPDATE',
);
const END = prepared(
  'legal-hold-end',
  `UPDATE legal_hold SET ended_at = clock_timestamp()
   WHERE legal_hold.subject_ref = $1 AND legal_hold.id = $2 AND legal_hold.ended_at IS NULL RETURNING legal_hold.id`,
);
const HELD_STILL = `EXISTS (SELECT FROM legal_hold h
  WHERE h.subject_ref = k.subject_ref AND h.class = k.class AND h.ended_at IS NULL AND h.until > clock_timestamp())`;
// Begins with holds, which are few: no key of an erased person is left but where there was one.
const UNHELD = prepared(
  'legal-hold-unheld',
  `SELECT DISTINCT k.subject_ref AS "subjectRef", k.class FROM legal_hold was
   JOIN subject ON subject.subject_ref = was.subject_ref AND subject.erased_at IS NOT NULL
   JOIN subject_secret k ON k.subject_ref = was.subject_ref AND k.class = was.class
   WHERE ($1::uuid IS NULL OR was.subject_ref = $1) AND NOT ${HELD_STILL} LIMIT $2`,
);
const DROP_REMOVED = prepared(
  'legal-hold-drop-removed',
  `UPDATE content SET kept = false FROM document k
   WHERE k.subject_ref = $1 AND k.status = 'removed' AND content.content_id = k.content_id AND content.kept
     AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.subject_ref = k.subject_ref AND h.class = k.provenance
       AND h.ended_at IS NULL AND h.until > clock_timestamp())`,
);

/** A key that an erasure left for the sake of a hold that is no more. */
export interface UnheldKey {
  readonly subjectRef: string;
  readonly class: string;
}

const toHolds = (rows: readonly { hold: object }[]): LegalHold[] => fromRows(rows.map(({ hold }) => hold));

export async function holdsOn(db: Queryable, subjectRef: string): Promise<LegalHold[]> {
  return toHolds(await db.query(ON_SUBJECT, [subjectRef]));
}

export async function findHold(db: Queryable, id: string): Promise<LegalHold | undefined> {
  return toHolds(await db.query(BY_ID, [id]))[0];
}

export async function insertHold(db: Queryable, hold: LegalHold): Promise<void> {
  const { subjectRef, id, class: held, authority, reference, until, placedAt } = hold;
  await db.query(INSERT, [subjectRef, id, held, authority, reference, until, placedAt]);
}

/** Holds whose time is over by the database's clock, and that were not ended yet. */
export async function holdsOver(db: Queryable, limit: number): Promise<LegalHold[]> {
  return toHolds(await db.query(OVER, [limit]));
}

/** Waits for the person's row. */
export async function lockSubject(db: Queryable, subjectRef: string): Promise<void> {
  await db.query(LOCK_SUBJECT, [subjectRef]);
}

/** @returns whether it had not ended yet */
export async function endHold(db: Queryable, { subjectRef, id }: LegalHold): Promise<boolean> {
  return (await db.query(END, [subjectRef, id])).length === 1;
}

/** @param subjectRef null for everybody */
export function unheldKeys(db: Queryable, subjectRef: string | null, limit: number): Promise<UnheldKey[]> {
  return db.query<UnheldKey>(UNHELD, [subjectRef, limit]);
}

/** What the citizen had removed while a hold kept it is swept with the rest. */
export async function dropRemoved(db: Queryable, subjectRef: string): Promise<void> {
  await db.query(DROP_REMOVED, [subjectRef]);
}
