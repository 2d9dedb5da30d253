import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mulberry32 } from '../../../apps/registry/src/concurrency/random-schedule.fixture';
import type { Violation } from '../checker/check';
import { run } from '../runs/run';
import { RUN, scheduleOf } from '../runs/schedule';
import { FaultStack } from '../stack/fault-stack';
import { type Mutant, MUTANTS } from './mutants';

const FOLDER = resolve(__dirname, '../../../.askonce/faults/mutants');
const SEEDS = [1, 2, 3, 4, 5, 6];
const PATIENCE_MS = 5_000;

/** Has each mutant caught. @returns those that were not */
export async function notCaught(names: readonly string[], say: (line: string) => void): Promise<string[]> {
  const missed: string[] = [];
  for (const name of names) {
    const found = await caught(name, MUTANTS[name]!);
    if (found.length === 0) missed.push(name);
    say(
      `${found.length === 0 ? '✗' : '✓'} ${name}: ${[...new Set(found.map(({ invariant }) => invariant))].join(', ')}`,
    );
  }
  return missed;
}

/** The violations of the first run that has any by which the mutant shows. */
async function caught(name: string, { role, changes, sql = [], size, kinds, shows }: Mutant): Promise<Violation[]> {
  const folder = join(FOLDER, name.replaceAll(' ', '-'));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'mutation.json');
  writeFileSync(file, JSON.stringify(changes));
  const stack = await FaultStack.start({ folder, random: mulberry32(1), mutations: { [role]: file } });
  try {
    for (const statement of sql) await stack.databases.registry.query(statement);
    for (const seed of SEEDS) {
      const schedule = scheduleOf(seed, { ...RUN, ...size, kinds });
      const result = await run(stack, schedule, { folder: join(folder, String(seed)), patienceMs: PATIENCE_MS });
      if (result.violations.some(({ invariant }) => shows.includes(invariant))) return [...result.violations];
    }
    return [];
  } finally {
    await stack.stop();
  }
}
