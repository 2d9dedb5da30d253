import { prepared, type Queryable } from '@askonce/database';
import { fromRows } from './camel-rows';
import {
  type Consent,
  type EarlierCall,
  type EvidenceRequest,
  FAILED_OUTCOMES,
  type HeldDocument,
  type Holding,
  type Person,
  type Pursuit,
  type Rejection,
  type Subject,
  type Timestamp,
} from './person';

/** How the person is found: by what a caller said, or by what our own services know. */
export type PersonKey = { readonly subjectKey: Buffer } | { readonly subjectRef: string };

export interface PersonScope {
  /** Only what concerns these evidence types; null for all, and then the waiting requests too. */
  readonly evidenceTypes: readonly string[] | null;
  readonly call?: { readonly clientId: string; readonly operation: string; readonly idempotencyKey: string };
}

interface PersonRow {
  now: Timestamp;
  catalogue_version: string;
  subject: object | null;
  keys: Record<string, string> | null;
  holdings: object[] | null;
  documents: object[] | null;
  pursuits: object[] | null;
  consents: object[] | null;
  rejections: object[] | null;
  requests: object[] | null;
  earlier_call: object | null;
}

/** Outcomes without a document that later decisions have to know. */
const FAILED = FAILED_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ');

/** How long a source that had no answer is not asked again. */
export const SOURCE_REST_HOURS = 24;

/**
 * Everything in one statement, so in one snapshot. A closed pursuit still counts while a request that waited for it has
 * not been decided again, or while its source rests.
 */
const readPerson = (name: string, found: string) =>
  prepared(
    name,
    `SELECT to_jsonb(clock_timestamp()) AS now,
       (SELECT COALESCE(max(catalogue_version.version), 0) FROM catalogue_version) AS catalogue_version,
       to_jsonb(s) AS subject,
       (SELECT jsonb_object_agg(k.class, k.wrapped_key) FROM subject_secret k WHERE k.subject_ref = s.subject_ref) AS keys,
       (SELECT jsonb_agg(h) FROM holding h
         WHERE h.subject_ref = s.subject_ref AND ($2::text[] IS NULL OR h.evidence_type = ANY ($2))) AS holdings,
       (SELECT jsonb_agg(d) FROM document d
         WHERE d.subject_ref = s.subject_ref AND d.status = 'current'
           AND ($2::text[] IS NULL OR d.evidence_type = ANY ($2))) AS documents,
       (SELECT jsonb_agg(p) FROM pursuit p
         WHERE p.subject_ref = s.subject_ref AND ($2::text[] IS NULL OR p.evidence_type = ANY ($2))
           AND (p.closed_at IS NULL
             OR (p.outcome IN (${FAILED})
               AND p.closed_at > now() - interval '${SOURCE_REST_HOURS} hours')
             OR (p.outcome IN (${FAILED})
               AND p.closed_at >= (SELECT min(w.created_at) FROM evidence_request w
                 WHERE w.subject_ref = s.subject_ref AND w.status IN ('consent_pending', 'fetching', 'asking'))))
       ) AS pursuits,
       (SELECT jsonb_agg(c) FROM consent c
         WHERE c.subject_ref = s.subject_ref AND ($2::text[] IS NULL OR c.evidence_type = ANY ($2))) AS consents,
       (SELECT jsonb_agg(j ORDER BY j.rejected_at) FROM rejection j
         WHERE j.subject_ref = s.subject_ref AND ($2::text[] IS NULL OR j.evidence_type = ANY ($2))) AS rejections,
       (SELECT jsonb_agg(r ORDER BY r.created_at, r.id) FROM evidence_request r
         WHERE $2::text[] IS NULL AND r.subject_ref = s.subject_ref
           AND r.status IN ('consent_pending', 'fetching', 'asking')) AS requests,
       (SELECT jsonb_build_object('body_hash', f.body_hash, 'resource_id', f.resource_id) FROM fact f
         WHERE f.subject_ref = s.subject_ref AND f.client_id = $3 AND f.operation = $4 AND f.idempotency_key = $5
       ) AS earlier_call
     FROM (SELECT 1) one LEFT JOIN (${found}) s ON true`,
  );

const BY_KEY = readPerson(
  'read-person-by-key',
  `SELECT subject.* FROM subject_identifier
   JOIN subject ON subject.subject_ref = subject_identifier.subject_ref
   WHERE subject_identifier.subject_key = $1`,
);
const BY_REF = readPerson(
  'read-person-by-ref',
  'SELECT subject.* FROM subject WHERE subject.subject_ref = $1 AND subject.erased_at IS NULL',
);

/** What was read; without a subject when nobody is known under that key. */
export type PersonFound = Omit<Person, 'subject'> & { readonly subject: Subject | undefined };

/** @returns the facts about a person as of one moment; for somebody unknown or erased, the moment and the catalogue's version. */
export async function findPerson(db: Queryable, key: PersonKey, scope: PersonScope): Promise<PersonFound> {
  const [statement, value] = 'subjectKey' in key ? [BY_KEY, key.subjectKey] : [BY_REF, key.subjectRef];
  const { call } = scope;
  const [row] = await db.query<PersonRow>(statement, [
    value,
    scope.evidenceTypes,
    call?.clientId ?? null,
    call?.operation ?? null,
    call?.idempotencyKey ?? null,
  ]);
  if (row === undefined) throw new Error('Reading a person gives one row, always.');
  return {
    now: row.now,
    catalogueVersion: Number(row.catalogue_version),
    subject: row.subject === null ? undefined : subjectOf(row.subject, row.keys),
    holdings: fromRows<Holding>(row.holdings),
    documents: fromRows<HeldDocument>(row.documents),
    pursuits: fromRows<Pursuit>(row.pursuits),
    consents: fromRows<Consent>(row.consents),
    rejections: fromRows<Rejection>(row.rejections),
    requests: fromRows<EvidenceRequest>(row.requests),
    earlierCall: row.earlier_call === null ? undefined : fromRows<EarlierCall>([row.earlier_call])[0],
  };
}

/** A subject as `to_jsonb` gives its row, with its wrapped keys by class. */
export function subjectOf(row: object, keys: Record<string, string> | null): Subject {
  const [subject] = fromRows<Omit<Subject, 'keys'>>([row]);
  if (subject === undefined || keys === null) throw new Error('A subject has its keys from its first row on.');
  return { ...subject, keys: keys as Subject['keys'] };
}
