/** Runs every suite, one after another, and closes with one line: `N passed, N failed, N skipped`. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules', '.bin');
const RESULTS = join(ROOT, '.askonce', 'cache', 'test-results');

const { values: options } = parseArgs({
  options: { size: { type: 'string', default: 'sampled' }, suite: { type: 'string', multiple: true } },
});

const tool = (name, program, ...args) => ({ name, command: [join('node_modules', ...programOf(program)), ...args] });
/** At least two at once, also on two cores: they wait for servers much of the time. */
const WORKERS = Math.max(2, availableParallelism() - 1);
const jest = (name, { workers = WORKERS } = {}) => ({ name, workers });

const full = options.size === 'full';
const faults = (name, ...args) => ({
  name,
  command: [
    '--disable-warning=ExperimentalWarning',
    '--import',
    './test/faults/load-typescript.mjs',
    'test/faults/main.ts',
    ...args,
  ],
});

const SUITES = [
  tool('lint', 'eslint', '.', '--max-warnings', '0'),
  tool('types', 'tsc', '-p', 'tsconfig.json'),
  tool('format', 'prettier', '--check', '--log-level', 'warn', '.'),
  ...(hasTarget('docs-check') ? [tool('docs', 'nx', 'run', 'askonce:docs-check')] : []),
  { name: 'licences', command: ['test/supply-chain/licences.mjs'] },
  jest('unit'),
  jest('integration'),
  // Each of its files has a whole stack of its own.
  jest('e2e', { workers: 1 }),
  faults('faults', '--seed', '4', '--runs', full ? '20' : '1'),
  faults('mutants', '--mutants', full ? '100' : '1'),
  ...(full ? [{ name: 'mutation', command: ['test/mutation/main.mjs'] }] : []),
];

let child;
let interrupted;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted ??= signal;
    child?.kill(signal);
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const suite of SUITES.filter(({ name }) => !options.suite || options.suite.includes(name))) {
  if (interrupted) break;
  const counts = await runSuite(suite);
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}

const forbiddenSkips = process.env.CI && total.skipped > 0;
if (forbiddenSkips) console.log('\nIn CI no test may be skipped.');
if (interrupted) console.log(`\nInterrupted by ${interrupted}.`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || forbiddenSkips || interrupted ? 1 : 0;

async function runSuite(suite) {
  const begun = Date.now();
  console.log(`\n── ${suite.name} ${'─'.repeat(Math.max(0, 60 - suite.name.length))}`);
  const counts = suite.workers ? await runJest(suite) : await runTool(suite.command);
  const { passed, failed, skipped } = counts;
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${suite.name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${((Date.now() - begun) / 1000).toFixed(0)} s`,
  );
  return counts;
}

/** A tool is one test: it finds something or it does not. */
async function runTool(command) {
  const code = await run(process.execPath, command);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runJest({ name: project, workers }) {
  mkdirSync(RESULTS, { recursive: true });
  const output = join(RESULTS, `${project}.json`);
  rmSync(output, { force: true });
  // Jest's way of loading ESM packages; Node would announce on every start that it is experimental.
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const program = join(ROOT, 'node_modules', ...programOf('jest'));
  const args = ['--selectProjects', project, `--maxWorkers=${workers}`];
  args.push('--passWithNoTests', '--json', `--outputFile=${output}`);
  const code = await run(process.execPath, [...node, program, ...args], { discardStdout: true });
  return countsIn(output, code);
}

/** What could not even be run is a failure too: a suite with an error of its own, or servers that did not start. */
function countsIn(output, code) {
  if (!existsSync(output)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const result = JSON.parse(readFileSync(output, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** Jest tells people on stderr and repeats the whole result as JSON on stdout, which nobody wants to see. */
function run(command, args, { discardStdout = false } = {}) {
  return new Promise((resolve, reject) => {
    child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', discardStdout ? 'ignore' : 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, TEST_SIZE: options.size },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The path of a package's program, as its package.json says. */
function programOf(name) {
  const folder = name === 'tsc' ? 'typescript' : name;
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'node_modules', folder, 'package.json'), 'utf8'));
  return [folder, typeof bin === 'string' ? bin : bin[name]];
}

function hasTarget(name) {
  return name in JSON.parse(readFileSync(join(ROOT, 'project.json'), 'utf8')).targets;
}
