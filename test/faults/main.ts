import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mulberry32 } from '../../apps/registry/src/concurrency/random-schedule.fixture';
import { notCaught } from './mutants/catch-mutants';
import { MUTANTS } from './mutants/mutants';
import { FAULT_KINDS, type FaultKind } from './runs/planned-faults';
import { Report } from './runs/report';
import { run } from './runs/run';
import { RUN, scheduleOf } from './runs/schedule';
import { FaultStack } from './stack/fault-stack';

const HELP = `npm run faults -- [options]

Starts two instances of each service, spoils what they stand on as seeds have it, and checks that every promise was kept.

  --seed S       the first seed (1)
  --runs N       how many runs, with the seeds S, S + 1, … (10)
  --minutes M    as many runs as begin in so many minutes, in place of --runs
  --kinds a,b    faults of these kinds only: ${FAULT_KINDS.join(', ')}
  --faults N     how many faults a run has (4)
  --mutants N    has the first N mutants of the system caught, in place of all else
  --resume       goes on after the last run of the report that is there
  --help         this

What happened is written to .askonce/faults: a folder for each seed, report.md and report.json.`;

const FOLDER = resolve(__dirname, '../../.askonce/faults');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      runs: { type: 'string' },
      minutes: { type: 'string' },
      mutants: { type: 'string' },
      kinds: { type: 'string' },
      faults: { type: 'string', default: String(RUN.faults) },
      resume: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  mkdirSync(FOLDER, { recursive: true });
  if (values.mutants !== undefined) {
    const names = Object.keys(MUTANTS).slice(0, whole('--mutants', values.mutants));
    const missed = await notCaught(names, (line) => process.stdout.write(`${line}\n`));
    return missed.length === 0 ? 0 : 1;
  }
  const report = Report.in(FOLDER, values.resume);
  const first = values.seed === undefined ? report.nextSeed : whole('--seed', values.seed);
  const last = values.minutes === undefined ? first + whole('--runs', values.runs ?? '10') : Infinity;
  const until = values.minutes === undefined ? Infinity : Date.now() + whole('--minutes', values.minutes) * 60_000;
  const kinds = values.kinds?.split(',').map(kindNamed);
  const start = (seed: number) => FaultStack.start({ folder: join(FOLDER, 'logs'), random: mulberry32(seed) });
  let stack = await start(first);
  try {
    for (let seed = first; seed < last && Date.now() < until; seed += 1) {
      const size = { ...RUN, faults: whole('--faults', values.faults), ...(kinds && { kinds }) };
      const result = await run(stack, scheduleOf(seed, size), { folder: join(FOLDER, String(seed)) });
      report.add(result);
      process.stdout.write(`${Report.line(result)}\n`);
      if (result.healed) continue;
      await stack.stop();
      stack = await start(seed + 1);
    }
  } finally {
    await stack.stop();
  }
  return report.violations === 0 ? 0 : 1;
}

function whole(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`${option} takes a whole number, not ${text}.`);
}

function kindNamed(name: string): FaultKind {
  const kind = FAULT_KINDS.find((known) => known === name);
  if (kind === undefined) throw new Error(`There is no fault ${name}; there are ${FAULT_KINDS.join(', ')}.`);
  return kind;
}

// Whoever ends us ends the services with us; their servers notice by themselves.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
