import { prepared, type Queryable } from '@askonce/database';
import { TOPICS } from '@askonce/contracts';
import { outboxRows } from '@askonce/messaging';
import { currentTraceparent } from '@askonce/observability';
import type { Newborn } from './newborn';
import { toRows } from './camel-rows';
import type { Changes } from './changes';
import type { Subject, Timestamp } from './person';
import { isoTime } from '../calls/iso-time';

/**
 * What must not have happened since the read. `version`: nothing that decisions depend on has changed, so simultaneous
 * releases do not disturb each other. `sequence`: nothing at all has happened to this person.
 */
export type Guard = 'version' | 'sequence';

const SOURCE = '/registry';

const upsert = (table: string, parameter: number, updated: readonly string[]) => {
  const action = updated.map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  const key = table === 'holding' ? 'subject_ref, evidence_type, qualifier' : 'subject_ref, id';
  return `${table}_rows AS (
    INSERT INTO ${table} SELECT r.* FROM root, jsonb_populate_recordset(NULL::${table}, $${parameter}::jsonb) r
    ON CONFLICT (${key}) DO ${action === '' ? 'NOTHING' : `UPDATE SET ${action}`})`;
};

/**
 * The one write there is about a person. Its root is the subject's row: without it no other part has anything to select
 * from, so request, release, facts and outbox rows stand together or not at all. PostgreSQL checks the foreign keys
 * between the parts at the end of the statement.
 */
const commitStatement = (name: string, root: string) =>
  prepared(
    name,
    `WITH ${root},
     fact_rows AS (
       INSERT INTO fact (subject_ref, sequence, event_id, type, occurred_at, data,
                         client_id, operation, idempotency_key, body_hash, resource_id)
       SELECT root.subject_ref, root.base + f.n, f.event_id, f.type, $2::timestamptz, f.data,
              f.client_id, f.operation, f.idempotency_key, f.body_hash, f.resource_id
       FROM root, jsonb_to_recordset($3::jsonb) f (n bigint, event_id uuid, type text, data jsonb, client_id text,
                                            operation text, idempotency_key text, body_hash text, resource_id uuid)),
     outbox_rows AS (
       INSERT INTO outbox (event_id, topic, shard, key, headers, payload)
       SELECT o.event_id, o.topic, o.shard, o.key,
              CASE WHEN o.n IS NULL THEN o.headers
                   ELSE o.headers || jsonb_build_object('ce_sequence', (root.base + o.n)::text) END,
              o.payload
       FROM root, jsonb_to_recordset($4::jsonb) o (n bigint, event_id uuid, topic text, shard smallint, key text,
                                            headers jsonb, payload text)
       ORDER BY o.n NULLS LAST),
     ${upsert('document', 5, ['status', 'ended_at'])},
     ${upsert('pursuit', 6, ['max_age_days', 'accepted_provenance', 'as_data', 'outcome', 'reason', 'closed_at'])},
     ${upsert('holding', 7, ['document_id', 'pursuit_id'])},
     ${upsert('consent', 8, ['procedure', 'status', 'requested_at', 'decided_at', 'valid_until', 'noticed_for', 'fields'])},
     ${upsert('evidence_request', 9, ['evidence_types', 'lawful_basis', 'status', 'decision_code', 'reasons', 'event_id', 'objected_at', 'reopened_at', 'updated_at', 'expires_at'])},
     ${upsert('release', 10, ['ended_at'])},
     ${upsert('rejection', 11, [])},
     content_rows AS (
       UPDATE content SET kept = content.content_id = ANY ($12::uuid[]) FROM root
       WHERE content.content_id = ANY ($12::uuid[] || $13::uuid[]))
     SELECT root.base FROM root`,
  );

const GUARDED_BY = (counter: Guard) =>
  commitStatement(
    `commit-guarded-by-${counter}`,
    `root AS (
       UPDATE subject SET sequence = sequence + $14::bigint, version = version + $15::bigint
       WHERE subject.subject_ref = $1::uuid AND subject.${counter} = $16::bigint
         AND ($17::timestamptz IS NULL OR $17 > clock_timestamp())
       RETURNING subject.subject_ref, subject.sequence - $14 AS base)`,
  );

const GUARDED = { version: GUARDED_BY('version'), sequence: GUARDED_BY('sequence') };

const BORN = commitStatement(
  'commit-born',
  `root AS (
     INSERT INTO subject (subject_ref, sequence, version, pseudonym_secret) VALUES ($1::uuid, $14, $15, $16)
     RETURNING subject.subject_ref, 0::bigint AS base),
   identifier_rows AS (
     INSERT INTO subject_identifier (subject_key, subject_ref, sealed_identifier) SELECT $17::bytea, root.subject_ref, $18::bytea FROM root),
   secret_rows AS (
     INSERT INTO subject_secret (subject_ref, class, wrapped_key)
     SELECT root.subject_ref, k.class, k.wrapped_key FROM root, jsonb_to_recordset($19::jsonb) k (class text, wrapped_key bytea))`,
);

export interface Commit {
  readonly subject: Subject;
  readonly now: Timestamp;
  readonly changes: Changes;
}

/** @returns whether the guard held; when not, nothing was written. */
export async function commitGuarded(db: Queryable, commit: Commit, guard: Guard): Promise<boolean> {
  const { changes, subject } = commit;
  const rows = await db.query(GUARDED[guard], [
    ...parts(commit),
    changes.facts.length,
    changes.raisesVersion ? 1 : 0,
    subject[guard],
    changes.restsUntil ?? null,
  ]);
  return rows.length === 1;
}

/** The first facts about somebody: the person's row is made with them. A concurrent first command makes it fail with 23505. */
export async function commitBorn(db: Queryable, commit: Commit, newborn: Newborn): Promise<void> {
  const { changes } = commit;
  const keys = Object.entries(newborn.subject.keys).map(([keyClass, key]) => ({ class: keyClass, wrapped_key: key }));
  await db.query(BORN, [
    ...parts(commit),
    changes.facts.length,
    changes.raisesVersion ? 1 : 0,
    newborn.pseudonymSecret,
    newborn.subjectKey,
    newborn.sealedIdentifier,
    JSON.stringify(keys),
  ]);
}

function parts({ subject, now, changes }: Commit): unknown[] {
  const json = (states: readonly object[] | undefined) => JSON.stringify(toRows(states ?? []));
  return [
    subject.subjectRef,
    now,
    JSON.stringify(factRows(changes)),
    JSON.stringify(messageRows(subject.subjectRef, now, changes)),
    json(changes.documents),
    json(changes.pursuits),
    json(changes.holdings),
    json(changes.consents),
    json(changes.requests),
    json(changes.releases),
    json(changes.rejections),
    changes.contents ?? [],
    changes.dropped ?? [],
  ];
}

function factRows({ facts, call }: Changes): object[] {
  const key = call === undefined ? [] : toRows([call]);
  return facts.map(({ eventId, type, data }, index) => ({
    n: index + 1,
    event_id: eventId,
    type,
    data,
    ...(index === 0 ? key[0] : {}),
  }));
}

function messageRows(subjectRef: string, now: Timestamp, { facts, commands = [] }: Changes): object[] {
  const traceparent = currentTraceparent();
  const about = {
    source: SOURCE,
    time: isoTime(now),
    subject: subjectRef,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
  const factMessages = facts.map(({ eventId, type, data }) => ({
    topic: TOPICS.evidence,
    key: subjectRef,
    event: { ...about, id: eventId, type, data },
  }));
  const commandMessages = commands.map(({ topic, event }) => ({
    topic,
    key: subjectRef,
    event: { ...about, ...event },
  }));
  return outboxRows([...factMessages, ...commandMessages]).map((row, index) => ({
    ...row,
    n: index < facts.length ? index + 1 : null,
  }));
}
