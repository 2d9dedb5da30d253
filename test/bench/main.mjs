/** Measures on this machine, on a PostgreSQL and a Kafka of its own that write durably, and prints and keeps what was measured. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { logAppend } from './log-append.mjs';
import { machine, tableOf } from './report.mjs';
import { ROOT } from './stack.mjs';

/** By name; each is given the options and says what it is doing. @type {Record<string, (options: object, say: (line: string) => void) => Promise<object>>} */
const BENCHMARKS = { log: logAppend };

const HELP = `npm run bench -- [options] [${Object.keys(BENCHMARKS).join(' ')}]

Measures what is named, or everything, next to a peer that does the least that would do, in turns. Takes minutes, and the whole machine.

  --rounds N         turns of each (3)
  --seconds N        how long a turn lasts (5)
  --connections N    callers at the same time (256)
  --sizes N,N…       how many leaves the log has already (1000,100000)
  --json             one JSON document on standard output, and nothing else there
  --help             this text`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '256' },
    sizes: { type: 'string', default: '1000,100000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const names = positionals.length > 0 ? positionals : Object.keys(BENCHMARKS);
const numbers = ['rounds', 'seconds', 'connections'].map((name) => [name, [Number(values[name])]]);
const given = Object.fromEntries([...numbers, ['sizes', values.sizes.split(',').map(Number)]]);
const mistakes = [
  ...names.filter((name) => !(name in BENCHMARKS)).map((name) => `There is no benchmark ${name}.`),
  ...Object.entries(given)
    .filter(([, all]) => !all.every((number) => Number.isSafeInteger(number) && number > 0))
    .map(([name]) => `--${name} takes whole numbers above 0.`),
];
if (values.help) console.log(HELP);
else if (mistakes.length > 0) {
  console.error([...mistakes, 'npm run bench -- --help says what there is.'].join('\n'));
  process.exitCode = 1;
} else await run();

async function run() {
  const [rounds, seconds, connections] = [given.rounds[0], given.seconds[0], given.connections[0]];
  const options = { rounds, seconds, connections, sizes: given.sizes };
  const before = machine();
  const benchmarks = {};
  for (const name of names)
    benchmarks[name] = await BENCHMARKS[name](options, (line) => console.error(`${name}: ${line}`));
  const report = { at: new Date().toISOString(), ...options, machine: before, benchmarks };
  const folder = join(ROOT, '.askonce', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${report.at.replaceAll(':', '-')}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  if (values.json) console.log(JSON.stringify(report));
  else console.log(`${Object.values(benchmarks).map(tableOf).join('\n\n')}\n\n${before.summary}\nKept in ${file}.`);
}
