/**
 * Asks the package registry for known vulnerabilities of what the lock file names. Where nobody can be asked it fails, or with
 * `--if-reachable` says so and goes on. `--report` reads what npm answered from a file instead.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allowedIn } from './allowed.mjs';

const TIMEOUT_MS = 60_000;

const { values } = parseArgs({
  options: { 'if-reachable': { type: 'boolean' }, report: { type: 'string' }, allowed: { type: 'string' } },
});
const { advisories: accepted } = allowedIn(values.allowed);
const report = values.report === undefined ? askedRegistry() : JSON.parse(readFileSync(values.report, 'utf8'));

if (report.vulnerabilities === undefined) notAsked(String(report.message ?? 'npm gave no answer'));
else judge(advisoriesIn(report));

function askedRegistry() {
  const options = { encoding: 'utf8', timeout: TIMEOUT_MS, shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
  const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0'], options);
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

function notAsked(why) {
  console.error(
    `Known vulnerabilities were not looked for: the package registry did not answer (${why.replace(/https?:\S+/g, 'it')}). Where one is in reach, run \`npm run audit\`.`,
  );
  process.exitCode = values['if-reachable'] === true ? 0 : 1;
}

function advisoriesIn({ vulnerabilities }) {
  const named = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'));
  return new Map(
    named.map(({ url, name, title, severity }) => [url.split('/').at(-1), `${name}, ${severity}: ${title}`]),
  );
}

function judge(found) {
  const today = new Date().toISOString().slice(0, 10);
  const mistakes = [
    ...[...found].filter(([id]) => !(accepted[id]?.until >= today)).map(([id, what]) => `${id}: ${what}`),
    ...Object.keys(accepted)
      .filter((id) => !found.has(id))
      .map((id) => `${id}: allowed, but no package that we use has it any more`),
  ];
  if (mistakes.length === 0) console.log(`No known vulnerability, but ${found.size} that are allowed for now.`);
  else
    console.error(
      [
        ...mistakes,
        'Take a newer version; if there is none, say in test/supply-chain/allowed.yaml why we wait, and until when.',
      ].join('\n'),
    );
  process.exitCode = mistakes.length === 0 ? 0 : 1;
}
