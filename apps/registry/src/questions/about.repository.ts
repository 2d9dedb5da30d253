import { prepared, type Queryable } from '@askonce/database';
import { findDocument } from '../documents/documents.repository';
import type { About } from './concerned';
import type { AboutRequest } from './dto/question.request';

const FACT = prepared('question-about-fact', 'SELECT f.data FROM fact f WHERE f.subject_ref = $1 AND f.event_id = $2');
const REQUEST = prepared(
  'question-about-request',
  'SELECT r.id, r.agency FROM evidence_request r WHERE r.subject_ref = $1 AND r.id = $2',
);

/** What a question is about; undefined where this person has no such thing. */
export async function findAbout(db: Queryable, subjectRef: string, about: AboutRequest): Promise<About | undefined> {
  const { agency, auditEntryId, evidenceRequestId, documentId } = about;
  if (agency !== undefined) return { kind: 'agency', agency };
  if (auditEntryId !== undefined) {
    const [fact] = await db.query<{ data: object }>(FACT, [subjectRef, auditEntryId]);
    return fact && { kind: 'audit_entry', eventId: auditEntryId.toLowerCase(), data: fact.data };
  }
  if (evidenceRequestId !== undefined) {
    const [request] = await db.query<{ id: string; agency: string }>(REQUEST, [subjectRef, evidenceRequestId]);
    return request && { kind: 'evidence_request', request };
  }
  const document = documentId === undefined ? undefined : await findDocument(db, subjectRef, documentId);
  return document && { kind: 'document', document };
}
