import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from '../subjects/camel-rows';
import type { EvidenceRequest, HeldDocument, Release } from '../subjects/person';

/** A release with the request and the document version that it joins. */
export interface ReleaseInFull {
  readonly release: Release;
  readonly request: EvidenceRequest;
  readonly document: HeldDocument;
}

const IN_FULL = `SELECT to_jsonb(l) AS release, to_jsonb(r) AS request, to_jsonb(d) AS document
   FROM release l
   JOIN evidence_request r ON r.subject_ref = l.subject_ref AND r.id = l.request_id
   JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id`;

interface RowInFull {
  release: object;
  request: object;
  document: object;
}

const BY_ID = prepared('release-in-full', `${IN_FULL} WHERE l.id = $1`);
const OF_REQUEST = prepared(
  'releases-of-request',
  `${IN_FULL} WHERE l.subject_ref = $1 AND l.request_id = $2 AND l.ended_at IS NULL`,
);
const ID_OF = prepared(
  'release-of-request',
  `SELECT l.id FROM release l WHERE l.subject_ref = $1 AND l.request_id = $2 AND l.evidence_type = $3 AND l.ended_at IS NULL`,
);

export async function findRelease(db: Queryable, id: string): Promise<ReleaseInFull | undefined> {
  return toReleases(await db.query<RowInFull>(BY_ID, [id]))[0];
}

/** All that is released to a request now. */
export async function releasesOf(db: Queryable, subjectRef: string, requestId: string): Promise<ReleaseInFull[]> {
  return toReleases(await db.query<RowInFull>(OF_REQUEST, [subjectRef, requestId]));
}

const toReleases = (rows: readonly RowInFull[]): ReleaseInFull[] =>
  rows.flatMap((row) => {
    const [release] = fromRows<Release>([row.release]);
    const [request] = fromRows<EvidenceRequest>([row.request]);
    const [document] = fromRows<HeldDocument>([row.document]);
    return release && request && document ? [{ release, request, document }] : [];
  });

export async function findReleaseId(
  db: Queryable,
  request: EvidenceRequest,
  evidenceType: string,
): Promise<string | undefined> {
  const [row] = await db.query<{ id: string }>(ID_OF, [request.subjectRef, request.id, evidenceType]);
  return row?.id;
}
