import type { Database } from '@askonce/database';
import { eventually } from './registry.fixture';

/** Rows come and go there as events are on their way; what they tell has a row in `fact` as well. */
const PASSING = ['outbox', 'schema_migration'];

/** How many rows each table has, and how far the counters of all persons have moved. */
export type Stored = Readonly<Record<string, number>>;

export async function storedIn(sql: Database): Promise<Stored> {
  const tables = await sql.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY tablename`,
    [PASSING],
  );
  const counts = tables.map(({ name }) => `(SELECT count(*)::integer FROM "${name}") AS "${name}"`);
  const counters = ['sequence', 'version'].map(
    (name) => `(SELECT COALESCE(sum(${name}), 0)::integer FROM subject) AS "sum of ${name}"`,
  );
  const [row] = await sql.query<Record<string, number>>(`SELECT ${[...counts, ...counters].join(', ')}`);
  return row ?? {};
}

/** What is stored once everything that was told has had its effects. */
export async function settledIn(sql: Database): Promise<Stored> {
  let last = '';
  let same = 0;
  return eventually(async () => {
    const [left] = await sql.query<{ count: number }>('SELECT count(*)::integer FROM outbox');
    const stored = await storedIn(sql);
    const now = JSON.stringify(stored);
    same = left?.count === 0 && now === last ? same + 1 : 0;
    last = now;
    return same > 20 && stored;
  }, 'everything has settled');
}
