import { prepared, type Queryable } from '@askonce/database';
import type { Person } from '../subjects/person';
import { type PersonWithDocument, withDocument } from './documents.repository';

/** An agency to which a document was released, with the newest of its releases. */
export interface Receiver {
  readonly agency: string;
  readonly requestId: string;
  readonly releaseId: string;
}

/** By document. */
export type Receivers = ReadonlyMap<string, readonly Receiver[]>;

// One entry for each agency keeps the fact small, however often an agency was served.
const RECEIVERS = prepared(
  'receivers-of-documents',
  `SELECT DISTINCT ON (l.document_id, r.agency) l.document_id AS "documentId", r.agency, r.id AS "requestId", l.id AS "releaseId"
   FROM release l JOIN evidence_request r ON r.subject_ref = l.subject_ref AND r.id = l.request_id
   WHERE l.subject_ref = $1 AND l.document_id = ANY ($2::uuid[])
   ORDER BY l.document_id, r.agency, l.released_at DESC, l.id DESC`,
);

/** Who received these documents of a person. */
export async function receiversOf(
  db: Queryable,
  subjectRef: string,
  documentIds: readonly string[],
): Promise<Receivers> {
  if (documentIds.length === 0) return new Map();
  const rows = await db.query<Receiver & { documentId: string }>(RECEIVERS, [subjectRef, documentIds]);
  const receivers = new Map<string, Receiver[]>();
  for (const { documentId, ...receiver } of rows) {
    receivers.set(documentId, [...(receivers.get(documentId) ?? []), receiver]);
  }
  return receivers;
}

/** A person with one of their documents and those who have received it. */
export type PersonWithReceivers = PersonWithDocument & { readonly receivers: readonly Receiver[] };

/** Reads the document that a command is to end, and who is to hear of it. */
export const withReceivers =
  (id: string) =>
  async (db: Queryable, person: Person): Promise<PersonWithReceivers> => {
    const receivers = (await receiversOf(db, person.subject.subjectRef, [id])).get(id) ?? [];
    return { ...(await withDocument(id)(db, person)), receivers };
  };
