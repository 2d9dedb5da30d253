import { prepared, type Queryable } from '@askonce/database';
import { fromRows, toRows } from '../../subjects/camel-rows';
import type { DocumentDraft } from './document-draft';

const SLOTS = 20;

// The lowest slot that is free; whoever adds a draft holds the person's row, so nobody else takes it meanwhile.
const INSERT = prepared(
  'draft-insert',
  `INSERT INTO document_draft
   SELECT r.* FROM (
     SELECT min(n.slot) AS slot FROM generate_series(1, ${SLOTS}) n (slot)
     WHERE NOT EXISTS (SELECT FROM document_draft t WHERE t.subject_ref = $1 AND t.slot = n.slot)) free,
     jsonb_populate_record(NULL::document_draft, $2::jsonb || jsonb_build_object('slot', free.slot)) r
   WHERE free.slot IS NOT NULL RETURNING id`,
);
const ALIVE = 't.expires_at > clock_timestamp()';
const BY_ID = prepared(
  'draft-of-subject',
  `SELECT to_jsonb(t) AS draft FROM document_draft t WHERE t.subject_ref = $1 AND t.id = $2 AND ${ALIVE}`,
);
const BY_CALL = prepared(
  'draft-of-call',
  `SELECT to_jsonb(t) AS draft FROM document_draft t
   WHERE t.subject_ref = $1 AND t.client_id = $2 AND t.idempotency_key = $3 AND ${ALIVE}`,
);
const ENDED = prepared(
  'drafts-ended',
  'SELECT to_jsonb(t) AS draft FROM document_draft t WHERE t.subject_ref = $1 AND t.expires_at <= $2::timestamptz',
);
const DELETE = prepared(
  'drafts-delete',
  'DELETE FROM document_draft t WHERE t.subject_ref = $1 AND t.id = ANY ($2::uuid[]) RETURNING t.id',
);
const DELETE_ALL = prepared(
  'drafts-delete-all',
  `WITH gone AS (DELETE FROM document_draft t WHERE t.subject_ref = $1 RETURNING t.content_id)
   UPDATE content SET kept = false FROM gone WHERE content.content_id = gone.content_id`,
);

type Row = { draft: object };
const toDrafts = (rows: readonly Row[]): DocumentDraft[] => fromRows(rows.map(({ draft }) => draft));

/** @returns whether there was room for it */
export async function insertDraft(tx: Queryable, draft: DocumentDraft): Promise<boolean> {
  const [row] = toRows([draft]);
  return (await tx.query(INSERT, [draft.subjectRef, JSON.stringify(row)])).length === 1;
}

export async function findDraft(db: Queryable, subjectRef: string, id: string): Promise<DocumentDraft | undefined> {
  return toDrafts(await db.query<Row>(BY_ID, [subjectRef, id]))[0];
}

/** What the same call made before. */
export async function draftOfCall(
  db: Queryable,
  { subjectRef, clientId, idempotencyKey }: Pick<DocumentDraft, 'subjectRef' | 'clientId' | 'idempotencyKey'>,
): Promise<DocumentDraft | undefined> {
  return toDrafts(await db.query<Row>(BY_CALL, [subjectRef, clientId, idempotencyKey]))[0];
}

export async function endedDrafts(db: Queryable, subjectRef: string, now: string): Promise<DocumentDraft[]> {
  return toDrafts(await db.query<Row>(ENDED, [subjectRef, now]));
}

/** @returns how many there were; their contents are the caller's to drop or to keep */
export async function deleteDrafts(tx: Queryable, subjectRef: string, ids: readonly string[]): Promise<number> {
  return (await tx.query(DELETE, [subjectRef, ids])).length;
}

/** With their contents, which are then swept. */
export async function deleteAllDrafts(tx: Queryable, subjectRef: string): Promise<void> {
  await tx.query(DELETE_ALL, [subjectRef]);
}
