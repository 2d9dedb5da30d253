import { type DocumentEnding, EVENTS } from '@askonce/contracts';
import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { HeldDocument } from '../subjects/person';

/** One version of a holding's evidence, and how it ended, if it has. */
export interface DocumentVersion extends HeldDocument {
  readonly how: DocumentEnding | 'superseded' | null;
}

export type WithVersions<D extends HeldDocument> = D & { readonly versions: readonly DocumentVersion[] };

const LIMIT = 200;

const VERSIONS = prepared(
  'document-versions',
  `SELECT to_jsonb(d) AS document,
     COALESCE(
       (SELECT f.data ->> 'how' FROM fact f
        WHERE f.subject_ref = d.subject_ref AND f.type = '${EVENTS.documentEnded.type}'
          AND f.data ->> 'documentId' = d.id::text
        ORDER BY f.sequence DESC LIMIT 1),
       CASE WHEN d.status = 'superseded' THEN 'superseded' END) AS how
   FROM document d
   WHERE d.subject_ref = $1 AND d.evidence_type = $2 AND d.qualifier = $3
   ORDER BY d.version DESC LIMIT ${LIMIT}`,
);

/** All versions of what a document is one of, newest first; the newest two hundred. */
export async function versionsOf(
  db: Queryable,
  { subjectRef, evidenceType, qualifier }: HeldDocument,
): Promise<DocumentVersion[]> {
  const rows = await db.query<{ document: object; how: string | null }>(VERSIONS, [
    subjectRef,
    evidenceType,
    qualifier,
  ]);
  return fromRows(rows.map(({ document, how }) => ({ ...document, how })));
}
