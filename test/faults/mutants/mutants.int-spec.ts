import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mulberry32 } from '../../../apps/registry/src/concurrency/random-schedule.fixture';
import type { Violation } from '../checker/check';
import { run } from '../runs/run';
import { RUN, scheduleOf } from '../runs/schedule';
import { FaultStack } from '../stack/fault-stack';
import { type Mutant, MUTANTS } from './mutants';

const FOLDER = resolve(__dirname, '../../../.askonce/faults/mutants');
const FULL = process.env['TEST_SIZE'] === 'full';
/** What shows without a fault, and so at once. */
const SAMPLE = ['a join that misses the document'];
const NAMES = FULL ? Object.keys(MUTANTS) : SAMPLE;
const SEEDS = [1, 2, 3, 4, 5, 6];
const PATIENCE_MS = 5_000;

jest.setTimeout(300_000);

describe('a system that breaks a promise', () => {
  it.each(NAMES)('is caught: %s', async (name) => {
    const mutant = MUTANTS[name]!;
    const found = await caught(name, mutant);
    const shown = found.map(({ invariant }) => invariant).filter((invariant) => mutant.shows.includes(invariant));
    expect(shown).not.toEqual([]);
  });
});

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
