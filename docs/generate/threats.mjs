import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.mjs';

const PAGE = 'docs/threat-model.md';
const KINDS = new Set(['S', 'T', 'R', 'I', 'D', 'E']);
const TEST = /\.(e2e-|int-)?spec\.ts$|test\/e2e\/[a-z/-]+\.ts$/;

/**
 * What is wrong in the threat model: a threat that no test holds, a name that stands for no test, a flow that leaves out one of
 * the six kinds. That the files are there is looked for like that of every link.
 */
export function threatMistakes(text = readFileSync(join(ROOT, PAGE), 'utf8')) {
  const tests = new Map([...text.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, path]) => [name, path]));
  const flows = text.split(/^### /m).slice(1);
  const used = new Set(flows.flatMap((flow) => rowsOf(flow).flatMap(({ names }) => names)));
  return [
    ...(flows.length === 0 ? ['there is no flow'] : flows.flatMap((flow) => mistakesIn(flow, tests))),
    ...[...tests].filter(([name]) => !used.has(name)).map(([name]) => `[${name}] holds nothing`),
    ...[...tests].filter(([, path]) => !TEST.test(path)).map(([name]) => `[${name}] is no test`),
  ].map((mistake) => `${PAGE}: ${mistake}`);
}

function mistakesIn(flow, tests) {
  const [title] = flow.split('\n');
  const rows = rowsOf(flow);
  const missing = [...KINDS].filter((kind) => !rows.some((row) => row.kind === kind));
  return [
    ...missing.map((kind) => `"${title}" says nothing of ${kind}`),
    ...rows.filter(({ names }) => names.length === 0).map(({ threat }) => `no test holds "${threat}"`),
    ...rows.flatMap(({ names }) => names.filter((name) => !tests.has(name)).map((name) => `[${name}] leads nowhere`)),
  ];
}

function rowsOf(flow) {
  const cells = [...flow.matchAll(/^\| +([STRIDE]) +\| (.*) \|$/gm)].map(([, kind, rest]) => [
    kind,
    ...rest.split(' | '),
  ]);
  return cells.map(([kind, threat, , heldBy = '']) => ({
    kind,
    threat: threat.trim(),
    names: [...heldBy.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name),
  }));
}
