/** Holds the licence of every package in the lock file to the allowed ones. `--lock` and `--allowed` name other files. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allowedIn } from './allowed.mjs';

const { values } = parseArgs({
  options: { lock: { type: 'string', default: 'package-lock.json' }, allowed: { type: 'string' } },
});
const { licences, packages } = allowedIn(values.allowed);
const third = thirdPartyIn(JSON.parse(readFileSync(values.lock, 'utf8')));

const mistakes = [
  ...third
    .filter((one) => !isAllowed(one))
    .map(({ name, version, license }) => `${name} ${version}: ${license ?? 'says no licence'}`),
  ...Object.keys(packages)
    .filter((name) => !third.some((one) => one.name === name))
    .map((name) => `${name}: allowed by name, but nothing needs it any more`),
];
if (mistakes.length === 0) console.log(`The licences of ${third.length} packages are allowed.`);
else
  console.error(
    [
      ...mistakes,
      'Read the licence; then add it to test/supply-chain/allowed.yaml with the reason, or do without the package.',
    ].join('\n'),
  );
process.exitCode = mistakes.length === 0 ? 0 : 1;

/** Also those for other machines than this one, which nobody sees in node_modules here. */
function thirdPartyIn({ packages: locked }) {
  return Object.entries(locked)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 13),
      version,
      license,
    }));
}

function isAllowed({ name, license }) {
  const byName = packages[name];
  // A package that is named is allowed under that licence, and not under another that it takes later.
  if (byName !== undefined) return license === undefined || license === byName.licence;
  return typeof license === 'string' && satisfied(license.match(/\(|\)|[^\s()]+/g) ?? []);
}

/** An SPDX expression (SPDX 2.3, annex D): AND binds closer than OR. */
function satisfied(words) {
  const [ors, rest] = either(words);
  return rest.length === 0 && ors;
}

function either(words) {
  let [holds, rest] = both(words);
  while (rest[0] === 'OR') {
    const [other, after] = both(rest.slice(1));
    [holds, rest] = [holds || other, after];
  }
  return [holds, rest];
}

function both(words) {
  let [holds, rest] = one(words);
  while (rest[0] === 'AND') {
    const [other, after] = one(rest.slice(1));
    [holds, rest] = [holds && other, after];
  }
  return [holds, rest];
}

function one([word, ...rest]) {
  if (word === undefined) return [false, ['a licence']];
  if (word !== '(') return [Object.hasOwn(licences, word), rest];
  const [holds, after] = either(rest);
  return after[0] === ')' ? [holds, after.slice(1)] : [false, after];
}
