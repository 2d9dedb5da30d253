/**
 * Changes the modules that decide about a person, one small change at a time, and runs the specs that rest on them: what no
 * spec notices, nothing holds in place. Fails while such a mutant survives without a written reason.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path/posix';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = '.askonce/cache/mutation';
const SANDBOX = `${CACHE}/sandbox`;
const TSCONFIG = `${CACHE}/tsconfig.json`;
/** Where a process loads what Jest needs for packages that are ES modules. */
const NODE_ARGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** Of lines, after a file's name. */
const RANGE = /:\d+-\d+$/;
/** Stryker's words where a comment that rules a mutant out gives no reason. */
const NO_REASON = 'Ignored using a comment';

const fileOf = (name) => name.replace(RANGE, '');
const filesOf = (folder, ...names) => names.map((name) => `apps/registry/src/${folder}/${name}.ts`);

/** Pure modules only: what reads and writes is tested on real servers, which takes too long to be done for each mutant. */
const MODULES = {
  decision: [
    ...filesOf('evidence-requests', 'decision', 'authority', 'choose-list', 'needs', 'satisfies'),
    ...filesOf('evidence-requests', 'lost-terms', 'request-facts', 'alternatives'),
    ...filesOf('catalogue', 'released-fields'),
  ],
  consents: filesOf('consents', 'transitions', 'apply-transition', 'expire-consents'),
  holdings: [
    ...filesOf('subjects', 'demand', 'draft', 'find-consent', 'standing', 'consent-facts', 'pursuit-facts'),
    ...filesOf('evidence-requests', 'carry-out', 'settle'),
    ...filesOf('documents', 'add-document', 'end-document'),
    ...filesOf('rejections', 'reject'),
    ...filesOf('expiry', 'due', 'end-due'),
  ],
  questions: [
    ...filesOf('questions', 'concerned'),
    ...filesOf('asked-again', 'judge-report', 'demanded', 'asked-at', 'reporter'),
  ],
};

const HELP = `npm run mutation -- [options] [module, file or file:line-line…]

Tries the specs of the modules that decide (${Object.keys(MODULES).join(', ')}; all of them unless some are named).

  --incremental    believe earlier runs where neither a file nor its specs have changed; fixtures are not looked at
  --concurrency N  mutants at the same time; one for each two processors unless said otherwise
  --help           this text`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    incremental: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: String(Math.ceil(availableParallelism() / 2)) },
    help: { type: 'boolean', default: false },
  },
});

process.chdir(ROOT);
const named = positionals.length > 0 ? positionals : Object.keys(MODULES);
const unknown = named.filter((name) => !(name in MODULES) && !existsSync(fileOf(name)));
if (options.help) console.log(HELP);
else if (unknown.length === 0) await run(named.flatMap((name) => MODULES[name] ?? [name]));
else {
  console.error(
    `There is no module and no file ${unknown.join(', ')}. Modules are ${Object.keys(MODULES).join(', ')}.`,
  );
  process.exitCode = 1;
}

async function run(mutate) {
  // What an interrupted run has left.
  rmSync(SANDBOX, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(TSCONFIG, JSON.stringify(compiling(mutate)));
  const results = await new Stryker({
    mutate,
    testRunner: 'jest',
    testRunnerNodeArgs: NODE_ARGS,
    jest: { configFile: 'test/mutation/jest.config.cjs' },
    // What the compiler refuses never comes to run.
    checkers: ['typescript'],
    tsconfigFile: TSCONFIG,
    concurrency: Number(options.concurrency),
    incremental: options.incremental,
    incrementalFile: `${CACHE}/incremental.json`,
    tempDirName: SANDBOX,
    cleanTempDir: 'always',
    ignorePatterns: ['dist', '.nx', '.askonce', 'docs', 'docker'],
    disableTypeChecks: false,
    // A mutant that is slow only because the machine is busy must not count as one that hangs.
    timeoutMS: 120_000,
    thresholds: { high: 100, low: 100, break: 100 },
    logLevel: 'warn',
    reporters: ['clear-text', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    clearTextReporter: { logTests: false, reportTests: false, skipFull: true },
  }).runMutationTest();
  judge(results);
}

/** The compiler looks at the mutated files and at what they need, which is quicker than at the whole registry. */
function compiling(mutate) {
  const files = mutate.map((name) => relative(CACHE, fileOf(name)));
  return { extends: relative(CACHE, 'tsconfig.base.json'), files };
}

/** Stryker fails by itself where a mutant survives; a mutant that a comment rules out needs a reason as well. */
function judge(results) {
  const ruledOut = results.filter(({ status }) => status === 'Ignored');
  for (const { fileName, location } of ruledOut.filter(({ statusReason }) => statusReason === NO_REASON)) {
    console.error(`${fileName}:${location.start.line} rules out a mutant without a reason.`);
    process.exitCode = 1;
  }
  const counts = Object.entries(Object.groupBy(results, ({ status }) => status));
  console.log(`${results.length} mutants: ${counts.map(([status, { length }]) => `${length} ${status}`).join(', ')}.`);
}
