import { prepared, type Queryable } from '@askonce/database';
import type { HeldDocument, Timestamp } from '../subjects/person';

/** What an agency has got of a document. */
export interface DocumentUse {
  readonly agency: string;
  readonly releases: number;
  readonly lastReleasedAt: Timestamp;
}

const USES = prepared(
  'uses-of-document',
  `SELECT r.agency, count(*)::integer AS releases, to_jsonb(max(l.released_at)) #>> '{}' AS "lastReleasedAt"
   FROM release l JOIN evidence_request r ON r.subject_ref = l.subject_ref AND r.id = l.request_id
   WHERE l.subject_ref = $1 AND l.document_id = $2
   GROUP BY r.agency ORDER BY max(l.released_at) DESC, r.agency`,
);

/** To whom a document was released, the latest first. */
export function usesOf(
  db: Queryable,
  { subjectRef, id }: Pick<HeldDocument, 'subjectRef' | 'id'>,
): Promise<DocumentUse[]> {
  return db.query<DocumentUse>(USES, [subjectRef, id]);
}
