import { prepared, type Queryable } from '@askonce/database';
import type { Provenance } from '@askonce/contracts';
import { fromRows } from '../subjects/camel-rows';
import type { Timestamp } from '../subjects/person';
import type { Kept } from './decide-erasure';

/** An erasure as it was carried out. */
export interface Erasure {
  readonly subjectRef: string;
  /** Its last fact. */
  readonly eventId: string;
  readonly kept: readonly Kept[];
  readonly erasedAt: Timestamp;
}

const STORED = prepared(
  'erasure-stored-classes',
  `SELECT DISTINCT d.provenance FROM document d JOIN content ON content.content_id = d.content_id
   WHERE d.subject_ref = $1 AND content.kept`,
);
const BY_CALL = prepared(
  'erasure-by-call',
  `SELECT to_jsonb(e) - 'call_key' - 'completed_at' AS erasure FROM erasure e WHERE e.call_key = $1`,
);
const NOTE = prepared(
  'erasure-note',
  'INSERT INTO erasure (subject_ref, event_id, kept, erased_at, call_key) VALUES ($1, $2, $3::jsonb, $4, $5)',
);
const FORGET_NAMES = prepared('erasure-forget-names', 'DELETE FROM subject_identifier i WHERE i.subject_ref = $1');
const MAKE_NAMELESS = prepared(
  'erasure-make-nameless',
  'UPDATE subject SET pseudonym_secret = NULL, erased_at = $2::timestamptz WHERE subject.subject_ref = $1',
);
const END_DOCUMENTS = prepared(
  'erasure-end-documents',
  `UPDATE document SET status = 'removed', ended_at = COALESCE(document.ended_at, $2::timestamptz)
   WHERE document.subject_ref = $1`,
);
const EMPTY_HOLDINGS = prepared(
  'erasure-empty-holdings',
  'UPDATE holding SET document_id = NULL, pursuit_id = NULL WHERE holding.subject_ref = $1',
);
// What agencies said beside the question might lead back to the person.
const STRIP_REQUESTS = prepared(
  'erasure-strip-requests',
  'UPDATE evidence_request SET official = NULL, journey = NULL, return_url = NULL WHERE evidence_request.subject_ref = $1',
);
// A hold on what the citizen gave keeps its key: what was written goes all the same.
const EMPTY_QUESTIONS = prepared(
  'erasure-empty-questions',
  `UPDATE question SET sealed_text = ''::bytea, sealed_answer = CASE WHEN question.sealed_answer IS NOT NULL THEN ''::bytea END
   WHERE question.subject_ref = $1`,
);
const EMPTY_REPORTS = prepared(
  'erasure-empty-reports',
  'UPDATE asked_again_report SET sealed_text = NULL WHERE asked_again_report.subject_ref = $1',
);
const DESTROY_KEYS = prepared(
  'erasure-destroy-keys',
  'DELETE FROM subject_secret k WHERE k.subject_ref = $1 AND k.class = ANY ($2::text[])',
);
const DROP_CONTENTS = prepared(
  'erasure-drop-contents',
  `UPDATE content SET kept = false FROM document d
   WHERE d.subject_ref = $1 AND d.provenance = ANY ($2::text[]) AND content.content_id = d.content_id AND content.kept`,
);
// The issuer of what was fetched is an agency of the catalogue; otherwise it is whatever was written there.
const EMPTY_DOCUMENTS = prepared(
  'erasure-empty-documents',
  `UPDATE document SET wrapped_key = ''::bytea, issuer = CASE WHEN document.arrival = 'fetched' THEN document.issuer END
   WHERE document.subject_ref = $1 AND document.provenance = ANY ($2::text[])`,
);

/** The classes of which there is a document that could be opened. */
export async function storedClasses(db: Queryable, subjectRef: string): Promise<Provenance[]> {
  const rows = await db.query<{ provenance: Provenance }>(STORED, [subjectRef]);
  return rows.map(({ provenance }) => provenance);
}

export async function findErasure(db: Queryable, callKey: string): Promise<Erasure | undefined> {
  const rows = await db.query<{ erasure: object }>(BY_CALL, [callKey]);
  return fromRows<Erasure>(rows.map(({ erasure }) => erasure))[0];
}

/** Takes the person's name from their row, and what their documents, holdings, requests and questions said with it. */
export async function makeNameless(db: Queryable, erasure: Erasure, callKey: string): Promise<void> {
  const { subjectRef, eventId, kept, erasedAt } = erasure;
  await db.query(FORGET_NAMES, [subjectRef]);
  await db.query(MAKE_NAMELESS, [subjectRef, erasedAt]);
  await db.query(END_DOCUMENTS, [subjectRef, erasedAt]);
  await db.query(EMPTY_HOLDINGS, [subjectRef]);
  await db.query(STRIP_REQUESTS, [subjectRef]);
  await db.query(EMPTY_QUESTIONS, [subjectRef]);
  await db.query(EMPTY_REPORTS, [subjectRef]);
  await db.query(NOTE, [subjectRef, eventId, JSON.stringify(kept), erasedAt, callKey]);
}

/** Destroys keys by class; the sealed parts that they opened are swept like those never kept. */
export async function destroyClasses(db: Queryable, subjectRef: string, classes: readonly string[]): Promise<void> {
  await db.query(DESTROY_KEYS, [subjectRef, classes]);
  await db.query(DROP_CONTENTS, [subjectRef, classes]);
  await db.query(EMPTY_DOCUMENTS, [subjectRef, classes]);
}
