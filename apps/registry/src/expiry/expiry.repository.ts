import { Inject, Injectable } from '@nestjs/common';
import { Database, prepared, type Queryable } from '@askonce/database';
import { DUE_KINDS, type DueKind, FETCH_GRACE_MS } from './due';

/** The two-key space of advisory locks for people whose ends are being carried out: "DUE". */
const LOCK_SPACE = 0x44_55_45;
/** How many of each kind an instance looks at, to find some people whom others have not claimed. */
const WINDOW = 200;
/** A scrape counts no further than that. */
const COUNTED = 10_000;

/**
 * Where what is due is found, each by an index of its own. `$1` is the days of notice. Each end is compared with `now()`,
 * which is the database's: the clocks of instances decide nothing. `since` is when it became due, where that is not the end.
 */
const DUE: Readonly<Record<DueKind, { readonly from: string; readonly end: string; readonly since?: string }>> = {
  ask: {
    from: `pursuit x WHERE x.closed_at IS NULL AND x.kind = 'asking' AND x.deadline <= now()`,
    end: 'x.deadline',
  },
  fetch: {
    from: `pursuit x WHERE x.closed_at IS NULL AND x.kind = 'fetching'
             AND x.deadline <= now() - interval '${FETCH_GRACE_MS} milliseconds'`,
    end: 'x.deadline',
    since: `x.deadline + interval '${FETCH_GRACE_MS} milliseconds'`,
  },
  request: {
    from: `evidence_request x WHERE x.status IN ('consent_pending', 'fetching', 'asking') AND x.expires_at <= now()`,
    end: 'x.expires_at',
  },
  consent: {
    from: `consent x WHERE x.status IN ('given', 'paused') AND x.valid_until <= now()`,
    end: 'x.valid_until',
  },
  notice: {
    from: `consent x WHERE x.status = 'given' AND x.noticed_for IS DISTINCT FROM x.valid_until
             AND x.valid_until > now() AND x.valid_until <= now() + make_interval(days => $1)
             AND x.valid_until - (x.valid_until - x.decided_at) / 2 <= now()`,
    end: 'x.valid_until',
    since: 'now()',
  },
  document: {
    from: `document x WHERE x.status = 'current' AND x.valid_until <= now()`,
    end: 'x.valid_until',
  },
  draft: { from: 'document_draft x WHERE x.expires_at <= now()', end: 'x.expires_at' },
};

const candidates = DUE_KINDS.map(
  (kind) => `(SELECT x.subject_ref FROM ${DUE[kind].from} AND x.subject_ref <> ALL ($2::uuid[])
     ORDER BY ${DUE[kind].end} LIMIT ${WINDOW})`,
).join('\nUNION\n');

// OFFSET 0 keeps the planner from trying locks of people who are not due. People who share a lock go to one instance.
const CLAIM = prepared(
  'expiry-claim',
  `SELECT due.subject_ref FROM (SELECT found.subject_ref FROM (${candidates}) AS found OFFSET 0) AS due
   WHERE pg_try_advisory_lock(${LOCK_SPACE}, hashtext(due.subject_ref::text)) LIMIT $3`,
);

// Of one connection, which has no others: also those that were taken beyond the limit.
const RELEASE = prepared('expiry-release', 'SELECT pg_advisory_unlock_all()');

const BACKLOG = prepared(
  'expiry-backlog',
  DUE_KINDS.map(
    (kind) => `SELECT '${kind}' AS kind, count(*)::int AS due,
       COALESCE(extract(epoch FROM now() - min(late.since)), 0)::float8 AS "oldestSeconds"
     FROM (SELECT ${DUE[kind].since ?? DUE[kind].end} AS since FROM ${DUE[kind].from}
           ORDER BY ${DUE[kind].end} LIMIT ${COUNTED}) AS late`,
  ).join('\nUNION ALL\n'),
);

export interface Backlog {
  readonly kind: DueKind;
  readonly due: number;
  /** How long ago the oldest should have ended. */
  readonly oldestSeconds: number;
}

/** Finds people for whom something is due. */
@Injectable()
export class ExpiryRepository {
  constructor(@Inject(Database) private readonly database: Pick<Database, 'session' | 'query'>) {}

  /**
   * Works on people for whom something is due while nobody else does. The claims are locks of one connection, so those of an
   * instance that dies are free at once; they only save work, since each person is decided and guarded anew.
   */
  async withDue(
    wanted: { readonly noticeDays: number; readonly except: readonly string[]; readonly limit: number },
    work: (people: readonly string[]) => Promise<void>,
  ): Promise<void> {
    await this.database.session(async (session) => {
      const people = await claim(session, wanted);
      try {
        await work(people);
      } finally {
        await session.query(RELEASE);
      }
    });
  }

  async backlog(noticeDays: number): Promise<Backlog[]> {
    return this.database.query<Backlog>(BACKLOG, [noticeDays]);
  }
}

async function claim(
  session: Queryable,
  { noticeDays, except, limit }: { noticeDays: number; except: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await session.query<{ subject_ref: string }>(CLAIM, [noticeDays, except, limit]);
  return rows.map(({ subject_ref }) => subject_ref);
}
