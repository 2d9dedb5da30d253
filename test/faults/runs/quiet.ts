import { setTimeout as sleep } from 'node:timers/promises';
import { unsettled } from '../../../apps/registry/src/concurrency/invariants.fixture';
import type { FaultStack } from '../stack/fault-stack';

/** How long nothing may change: a busy machine takes its time, but goes on. */
const STANDSTILL_MS = 60_000;
const AT_MOST_MS = 600_000;
const EVERY_MS = 150;

/** Each selects what must not stay in a service's database. */
const NOT_FOR_LONG = {
  registry: {
    // Its command, or its answer, may be in Kafka, where neither service sees it.
    'a fetch that is awaited': "SELECT id FROM pursuit WHERE kind = 'fetching' AND closed_at IS NULL",
  },
  adapters: {
    'an event in the outbox of the adapters': 'SELECT event_id FROM outbox',
    'a fetch under way': 'SELECT fetch_id FROM fetch_job WHERE ended_at IS NULL',
    'a delivery under way': 'SELECT release_id FROM delivery WHERE ended_at IS NULL',
  },
  audit: {
    'an event in the outbox of the log': 'SELECT event_id FROM outbox',
    'a person with a gap in the log': 'SELECT subject_ref FROM subject_progress WHERE incomplete_since IS NOT NULL',
  },
} as const;

/** Waits until all that is under way has come to its end. @returns what stands still before it has */
export async function untilQuiet(stack: FaultStack, standstillMs = STANDSTILL_MS): Promise<string[]> {
  await endLeases(stack);
  const begun = Date.now();
  let left: string[] = [];
  for (let moved = begun; Date.now() - moved < standstillMs && Date.now() - begun < AT_MOST_MS;) {
    const now = await stillUnsettled(stack);
    if (now.length === 0) return [];
    if (now.join() !== left.join()) moved = Date.now();
    left = now;
    await sleep(EVERY_MS);
  }
  return left;
}

/** What was postponed, or taken up by an instance that has died, is due now: the time in between teaches nothing. */
async function endLeases({ databases: { adapters } }: FaultStack): Promise<void> {
  for (const table of ['fetch_job', 'delivery'])
    await adapters.query(
      `UPDATE ${table} SET due_at = now() WHERE ended_at IS NULL AND due_at < now() + interval '10 minutes'`,
    );
}

async function stillUnsettled({ databases }: FaultStack): Promise<string[]> {
  const left = await unsettled(databases.registry);
  for (const role of ['registry', 'adapters', 'audit'] as const)
    for (const [what, question] of Object.entries(NOT_FOR_LONG[role])) {
      const rows = await databases[role].query(question);
      if (rows.length > 0) left.push(`${rows.length} × ${what}: ${JSON.stringify(rows.slice(0, 3))}`);
    }
  const [facts] = await databases.registry.query<{ count: number }>('SELECT count(*)::int AS count FROM fact');
  const [entries] = await databases.audit.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM entry WHERE sequence IS NOT NULL',
  );
  if (facts!.count !== entries!.count) left.push(`${facts!.count} facts, and ${entries!.count} of them in the log`);
  return left;
}
