import { ASKED_TWICE_SQL } from '@askonce/contracts';
import type { Queryable } from '@askonce/database';

const WAITING = `('consent_pending', 'fetching', 'asking')`;
/** The one requirement of the story's catalogue that not every certificate satisfies. */
const FRESH = 'fresh-proof-of-birth';
const FRESH_FOR = `interval '30 days'`;
/** A document of this type that is held now and satisfies the request. */
const HELD_FOR = (request: string, type: string) => `
  SELECT FROM document d WHERE d.subject_ref = ${request}.subject_ref AND d.evidence_type = ${type}
    AND d.qualifier = ${request}.qualifier AND d.status = 'current' AND (d.valid_until IS NULL OR d.valid_until > now())
    AND NOT EXISTS (SELECT FROM rejection j WHERE j.subject_ref = d.subject_ref AND j.document_id = d.id
      AND j.requirement IS NOT DISTINCT FROM ${request}.requirement AND d.provenance = 'citizen_provided')
    AND (${request}.requirement IS DISTINCT FROM '${FRESH}' OR COALESCE(d.issued_at, d.created_at) > now() - ${FRESH_FOR})`;
/** One of the lists that will do for the request, also one that it does not keep to now: its consents are one question. */
const IN_A_LIST_OF = (request: string, type: string) => `
  SELECT FROM catalogue_version v CROSS JOIN jsonb_array_elements(v.content -> 'requirements') AS listed (item)
  CROSS JOIN jsonb_array_elements(listed.item -> 'evidenceTypeLists') AS list (types)
  WHERE listed.item ->> 'id' = ${request}.requirement AND list.types ? ${type}`;
const A_MOMENT = `interval '1 second'`;
const SAME_HOLDING = (a: string, b: string) =>
  `${a}.subject_ref = ${b}.subject_ref AND ${a}.evidence_type = ${b}.evidence_type AND ${a}.qualifier = ${b}.qualifier`;
/** The consent's newest change before another fact of the same person. */
const LAST_CHANGE = (consentId: string, before: string) => `
  LATERAL (SELECT change.data ->> 'to' AS status, (change.data ->> 'validUntil')::timestamptz AS valid_until,
             change.occurred_at
           FROM fact change WHERE change.subject_ref = ${before}.subject_ref
             AND change.type = 'askonce.consent.changed.v1' AND change.data ->> 'consentId' = ${consentId}::text
             AND change.sequence < ${before}.sequence
           ORDER BY change.sequence DESC LIMIT 1)`;
const CONSENT_OF = (request: string, type: string) => `consent.subject_ref = ${request}.subject_ref
  AND consent.agency = ${request}.agency AND consent.purpose = ${request}.purpose AND consent.evidence_type = ${type}`;

/** Each selects what must not be there: at no time at all. */
const NEVER: Readonly<Record<string, string>> = {
  'a second pursuit while one was open': `
    SELECT a.id FROM pursuit a JOIN pursuit b ON ${SAME_HOLDING('a', 'b')} AND a.id < b.id
    WHERE greatest(a.opened_at, b.opened_at) < COALESCE(least(a.closed_at, b.closed_at), 'infinity')`,
  'an ask open beside a document that all who waited could have had': `
    SELECT ask.id FROM pursuit ask JOIN document held ON ${SAME_HOLDING('ask', 'held')}
    CROSS JOIN greatest(ask.opened_at, held.created_at) AS start
    WHERE ask.kind = 'asking'
      AND NOT EXISTS (SELECT FROM rejection j WHERE j.subject_ref = held.subject_ref AND j.document_id = held.id
        AND j.rejected_at <= start)
      AND start < COALESCE(least(ask.closed_at, held.ended_at, held.valid_until), 'infinity')
      AND NOT EXISTS (
        SELECT FROM evidence_request r WHERE r.subject_ref = ask.subject_ref AND ask.evidence_type = ANY (r.evidence_types)
          AND r.qualifier = ask.qualifier AND r.created_at <= start AND (r.status IN ${WAITING} OR r.updated_at > start)
          AND r.requirement = '${FRESH}' AND COALESCE(held.issued_at, held.created_at) < start - ${FRESH_FOR})`,
  'a release on consent that was not given then': `
    SELECT l.id FROM release l
    JOIN evidence_request r ON r.subject_ref = l.subject_ref AND r.id = l.request_id AND r.lawful_basis = 'consent'
    JOIN fact f ON f.subject_ref = l.subject_ref AND f.event_id = l.event_id
    LEFT JOIN ${LAST_CHANGE('l.consent_id', 'f')} consent ON true
    WHERE (consent.status = 'given' AND consent.valid_until > l.released_at AND consent.occurred_at <= l.released_at)
      IS NOT TRUE`,
  'a release while the consent was no longer given': `
    SELECT l.id FROM release l JOIN fact f ON f.subject_ref = l.subject_ref AND f.event_id = l.event_id
    JOIN fact change ON change.subject_ref = l.subject_ref AND change.data ->> 'consentId' = l.consent_id::text
      AND change.sequence > f.sequence
    WHERE change.occurred_at <= l.released_at`,
  'a reading on consent that was not given then': `
    SELECT f.event_id FROM fact f JOIN release l ON l.subject_ref = f.subject_ref AND l.id::text = f.data ->> 'releaseId'
    LEFT JOIN ${LAST_CHANGE('l.consent_id', 'f')} consent ON true
    WHERE f.type = 'askonce.evidence.read.v1' AND l.consent_id IS NOT NULL AND consent.status IS DISTINCT FROM 'given'`,
  'a release of what was not held then': `
    SELECT l.id FROM release l JOIN document d ON d.subject_ref = l.subject_ref AND d.id = l.document_id
    WHERE l.released_at < d.created_at OR l.released_at >= COALESCE(least(d.ended_at, d.valid_until), 'infinity')`,
  'a gap in the numbers of a person': `
    SELECT s.subject_ref FROM subject s JOIN LATERAL (
      SELECT count(*) AS n, min(f.sequence) AS low, max(f.sequence) AS top FROM fact f WHERE f.subject_ref = s.subject_ref
    ) f ON true WHERE f.n = 0 OR f.low <> 1 OR f.top <> f.n OR s.sequence <> f.n`,
  'a released request without its release, or another with one': `
    SELECT r.id FROM evidence_request r WHERE (r.status = 'released') <> EXISTS (
      SELECT FROM release l WHERE l.subject_ref = r.subject_ref AND l.request_id = r.id AND l.ended_at IS NULL)`,
  'a request whose decision is no fact': `
    SELECT r.id FROM evidence_request r WHERE NOT EXISTS (
      SELECT FROM fact f WHERE f.subject_ref = r.subject_ref AND f.event_id = r.event_id)`,
  'a holding that points elsewhere': `
    SELECT h.evidence_type FROM holding h
    LEFT JOIN document d ON ${SAME_HOLDING('d', 'h')} AND d.status = 'current'
    LEFT JOIN pursuit p ON ${SAME_HOLDING('p', 'h')} AND p.closed_at IS NULL
    WHERE h.document_id IS DISTINCT FROM d.id OR h.pursuit_id IS DISTINCT FROM p.id`,
};

/** Each selects what must not stay: it may be there until the registry has heard of the newest change. */
const NOT_FOR_LONG: Readonly<Record<string, string>> = {
  'a request that waits for nothing': `
    SELECT r.id FROM evidence_request r CROSS JOIN unnest(r.evidence_types) AS type
    WHERE r.status IN ('fetching', 'asking') AND NOT EXISTS (
      SELECT FROM pursuit p WHERE p.subject_ref = r.subject_ref AND p.evidence_type = type
        AND p.qualifier = r.qualifier AND p.closed_at IS NULL)
      AND NOT EXISTS (${HELD_FOR('r', 'type')})`,
  'a request that waits for a consent nobody is asked for': `
    SELECT r.id FROM evidence_request r WHERE r.status = 'consent_pending' AND NOT EXISTS (
      SELECT FROM consent WHERE ${CONSENT_OF('r', 'ANY (r.evidence_types)')} AND consent.status = 'requested')`,
  'a request that waits although its consent has gone': `
    SELECT r.id FROM evidence_request r JOIN consent ON ${CONSENT_OF('r', 'ANY (r.evidence_types)')}
    WHERE r.lawful_basis = 'consent'
      AND (r.status IN ('fetching', 'asking') AND consent.status <> 'given'
        OR r.status = 'consent_pending' AND consent.status NOT IN ('requested', 'given'))`,
  'a request that waits for what is held': `
    SELECT r.id FROM evidence_request r WHERE r.status IN ('fetching', 'asking') AND NOT EXISTS (
      SELECT FROM unnest(r.evidence_types) AS type WHERE NOT EXISTS (${HELD_FOR('r', 'type')}))`,
  'a pursuit that nobody waits for': `
    SELECT p.id FROM pursuit p WHERE p.closed_at IS NULL AND NOT EXISTS (
      SELECT FROM evidence_request r WHERE r.subject_ref = p.subject_ref AND p.evidence_type = ANY (r.evidence_types)
        AND r.qualifier = p.qualifier AND r.status IN ${WAITING})`,
  'something whose end has come, or comes in a moment': `
    SELECT p.id FROM pursuit p WHERE p.closed_at IS NULL AND p.kind = 'asking' AND p.deadline < now() + ${A_MOMENT}
    UNION ALL SELECT r.id FROM evidence_request r WHERE r.status IN ${WAITING} AND r.expires_at < now() + ${A_MOMENT}
    UNION ALL SELECT c.id FROM consent c WHERE c.status IN ('given', 'paused') AND c.valid_until < now() + ${A_MOMENT}
    UNION ALL SELECT d.id FROM document d WHERE d.status = 'current' AND d.valid_until < now() + ${A_MOMENT}`,
  'a question for a consent that nobody waits for': `
    SELECT c.id FROM consent c WHERE c.status = 'requested' AND NOT EXISTS (
      SELECT FROM evidence_request r WHERE r.subject_ref = c.subject_ref AND r.agency = c.agency
        AND r.purpose = c.purpose AND r.status IN ${WAITING}
        AND (c.evidence_type = ANY (r.evidence_types) OR EXISTS (${IN_A_LIST_OF('r', 'c.evidence_type')})))`,
  'an event that stays behind': 'SELECT event_id FROM outbox',
};

async function found(db: Queryable, questions: Readonly<Record<string, string>>): Promise<string[]> {
  const answers: string[] = [];
  for (const [what, question] of Object.entries(questions)) {
    const rows = await db.query(question);
    if (rows.length > 0) answers.push(`${rows.length} × ${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return answers;
}

/** What is wrong whenever it is seen. */
export async function wrongs(db: Queryable): Promise<string[]> {
  const [row] = await db.query<{ asked_twice: number }>(ASKED_TWICE_SQL, [null]);
  const twice = row?.asked_twice === 0 ? [] : [`${row?.asked_twice ?? '?'} × asked twice`];
  return [...twice, ...(await found(db, NEVER))];
}

/** What is not settled yet. */
export const unsettled = (db: Queryable): Promise<string[]> => found(db, NOT_FOR_LONG);
