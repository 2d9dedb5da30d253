import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { DocumentStatus, HeldDocument, Person } from '../subjects/person';

/** A document and how often it was released. */
export interface DocumentWithUse extends HeldDocument {
  readonly releases: number;
}

const RELEASES = `(SELECT count(*)::integer FROM release l
  WHERE l.subject_ref = d.subject_ref AND l.document_id = d.id) AS releases`;

const BY_ID = prepared(
  'document-of-subject',
  `SELECT to_jsonb(d) AS document, ${RELEASES} FROM document d WHERE d.subject_ref = $1 AND d.id = $2`,
);
const OF_SUBJECT = prepared(
  'documents-of-subject',
  `SELECT to_jsonb(d) AS document, ${RELEASES} FROM document d
   WHERE d.subject_ref = $1 AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`,
);
const SUBJECT_OF = prepared('subject-of-document', 'SELECT d.subject_ref FROM document d WHERE d.id = $1');

const toDocuments = (rows: readonly { document: object; releases: number }[]): DocumentWithUse[] =>
  fromRows(rows.map(({ document, releases }) => ({ ...document, releases })));

export async function findDocument(
  db: Queryable,
  subjectRef: string,
  id: string,
): Promise<DocumentWithUse | undefined> {
  return toDocuments(await db.query(BY_ID, [subjectRef, id]))[0];
}

/** A person with one of their documents, if it is theirs, whatever has become of it. */
export type PersonWithDocument = Person & { readonly document: HeldDocument | undefined };

/** Reads the document that a command is about. */
export const withDocument =
  (id: string) =>
  async (db: Queryable, person: Person): Promise<PersonWithDocument> => ({
    ...person,
    document: await findDocument(db, person.subject.subjectRef, id),
  });

const READABLE: Readonly<Record<DocumentStatus, boolean>> = {
  current: true,
  superseded: true,
  expired: true,
  removed: false,
  revoked: false,
};

/** Whether it can still be read by somebody: what was superseded or has expired can, by those to whom it was released. */
export const isReadable = ({ status }: HeldDocument): boolean => READABLE[status];

export async function documentsOf(
  db: Queryable,
  subjectRef: string,
  page: { before: string | null; limit: number },
): Promise<DocumentWithUse[]> {
  return toDocuments(await db.query(OF_SUBJECT, [subjectRef, page.before, page.limit]));
}

/** Whose document it is. */
export async function subjectOfDocument(db: Queryable, id: string): Promise<string | undefined> {
  return (await db.query<{ subject_ref: string }>(SUBJECT_OF, [id]))[0]?.subject_ref;
}
