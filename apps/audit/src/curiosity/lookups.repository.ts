import { Injectable } from '@nestjs/common';
import { Database, prepared, type Transaction } from '@askonce/database';
import type { Looker, Lookup } from './lookup';
import type { Tally, Unusual } from './rules';
import { windowOf } from './window';

/** The longest window, and a day for what comes late. What is older is not counted any more, so it can go. */
const KEPT = `interval '2 days'`;
/** Look-ups of a looker that are looked at, the latest ones: what is counted stays cheap whatever somebody does. */
const MOST_COUNTED = 1_000;
const SWEPT_AT_ONCE = 5_000;

const LOOKERS = 'jsonb_to_recordset($1::jsonb) AS looker (kind text, agency text, id text)';

const RECORD = prepared(
  'lookup-record',
  `INSERT INTO lookup (lookup_id, looker_kind, agency, looker, subject_ref, occurred_at, denied)
   SELECT $2, looker.kind, looker.agency, looker.id, $3, $4, $5 FROM ${LOOKERS}
   WHERE $4::timestamptz >= clock_timestamp() - ${KEPT}
   ON CONFLICT ON CONSTRAINT lookup_pk DO NOTHING`,
);

const CHANGED = prepared(
  'lookup-changed',
  `INSERT INTO subject_change (subject_ref, changed_at)
   SELECT $1, $2 WHERE $2::timestamptz >= clock_timestamp() - ${KEPT}
   ON CONFLICT ON CONSTRAINT subject_change_pk DO UPDATE
   SET changed_at = greatest(subject_change.changed_at, excluded.changed_at)`,
);

const BY_LOOKER = 'lookup.agency = looker.agency AND lookup.looker_kind = looker.kind AND lookup.looker = looker.id';

const latest = ({ from, until, where }: { from: string; until: string; where: string }) =>
  `SELECT lookup.subject_ref, lookup.denied FROM lookup
   WHERE ${where} AND ${BY_LOOKER} AND lookup.occurred_at >= ${from} AND lookup.occurred_at < ${until}
   ORDER BY lookup.occurred_at DESC LIMIT ${MOST_COUNTED}`;

// A busy system is looked at only when a refusal comes: its persons are no sign, and its refusals do not grow otherwise.
const TALLIES = prepared(
  'lookup-tallies',
  `SELECT looker.kind, hour.persons AS "personsInHour", day.persons AS "personsInDay", person.lookups AS "ofPerson",
     day.lookups AS latest, day.denied AS "latestDenied"
   FROM ${LOOKERS} CROSS JOIN LATERAL (
     SELECT count(DISTINCT latest.subject_ref)::int AS persons
     FROM (${latest({ from: '$3', until: '$4', where: "looker.kind = 'official'" })}) AS latest
   ) AS hour CROSS JOIN LATERAL (
     SELECT count(DISTINCT latest.subject_ref)::int AS persons, count(*)::int AS lookups,
       count(*) FILTER (WHERE latest.denied)::int AS denied
     FROM (${latest({ from: '$5', until: '$6', where: "(looker.kind = 'official' OR $7)" })}) AS latest
   ) AS day CROSS JOIN LATERAL (
     SELECT count(*)::int AS lookups FROM (
       SELECT FROM lookup
       WHERE ${BY_LOOKER} AND lookup.subject_ref = $2 AND lookup.occurred_at < $6 AND lookup.occurred_at >= greatest(
         $5, (SELECT subject_change.changed_at FROM subject_change WHERE subject_change.subject_ref = $2)
       )
       LIMIT ${MOST_COUNTED}
     ) AS counted
   ) AS person`,
);

const REPORT = prepared(
  'lookup-report',
  `INSERT INTO unusual_lookup (code, agency, looker_kind, looker, window_from, about)
   VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT ON CONSTRAINT unusual_lookup_pk DO NOTHING
   RETURNING unusual_lookup.code`,
);

const SWEEP = prepared(
  'lookup-sweep',
  `DELETE FROM lookup WHERE (lookup.lookup_id, lookup.looker_kind) IN (
     SELECT old.lookup_id, old.looker_kind FROM lookup AS old
     WHERE old.occurred_at < clock_timestamp() - ${KEPT}
     ORDER BY old.occurred_at LIMIT ${SWEPT_AT_ONCE}
   )
   RETURNING 1`,
);

const SWEEP_CHANGES = prepared(
  'lookup-sweep-changes',
  `DELETE FROM subject_change WHERE subject_change.changed_at < clock_timestamp() - ${KEPT}`,
);

const SWEEP_REPORTS = prepared(
  'lookup-sweep-reports',
  `DELETE FROM unusual_lookup WHERE unusual_lookup.window_from < clock_timestamp() - ${KEPT} - interval '1 day'`,
);

/** What is kept of look-ups, for as long as windows need it. */
@Injectable()
export class LookupsRepository {
  constructor(private readonly database: Database) {}

  /** Once, however often it is told. */
  async record({ id, lookers, subjectRef, at, denied }: Lookup): Promise<void> {
    await this.database.query(RECORD, [JSON.stringify(lookers), id, subjectRef, at, denied]);
  }

  async recordChange(subjectRef: string, at: Date): Promise<void> {
    await this.database.query(CHANGED, [subjectRef, at]);
  }

  /** What each looker did. A statement of its own after the recording: of two that come at once, the later sees both. */
  async tallies({ lookers, subjectRef, at, denied }: Lookup): Promise<{ looker: Looker; tally: Tally }[]> {
    const [hour, day] = [windowOf(at, 'hour'), windowOf(at, 'day')];
    const values = [JSON.stringify(lookers), subjectRef, hour.from, hour.until, day.from, day.until, denied];
    const rows = await this.database.query<Tally & Pick<Looker, 'kind'>>(TALLIES, values);
    const byKind = new Map(rows.map(({ kind, ...tally }) => [kind, tally] as const));
    return lookers.flatMap((looker) => {
      const tally = byKind.get(looker.kind);
      return tally === undefined ? [] : [{ looker, tally }];
    });
  }

  /** @returns false when it is known already. */
  async report(tx: Transaction, { code, looker, window, aboutSubject = '' }: Unusual): Promise<boolean> {
    const { agency, kind, id } = looker;
    return (await tx.query(REPORT, [code, agency, kind, id, window.from, aboutSubject])).length > 0;
  }

  /** @returns how many look-ups it removed. */
  async sweep(): Promise<number> {
    let removed = 0;
    for (let last = SWEPT_AT_ONCE; last === SWEPT_AT_ONCE; removed += last) {
      last = (await this.database.query(SWEEP)).length;
    }
    await this.database.query(SWEEP_CHANGES);
    await this.database.query(SWEEP_REPORTS);
    return removed;
  }
}
