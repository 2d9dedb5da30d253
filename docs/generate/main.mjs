/** Writes the pages and types that are made from code; with --check it only says whether they, and all links, are as they should be. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './built.mjs';
import { markdownMistakes } from './check-markdown.mjs';
import { clientProblems, clientTypes } from './client-types.mjs';
import { decisionsPage } from './decisions-page.mjs';
import { eventsPage } from './events-page.mjs';
import { feedPage } from './feed-page.mjs';
import { problemsPage } from './problems-page.mjs';
import { threatMistakes } from './threats.mjs';

/** In this order: the services load problems of their own, which are to be told apart from those of the libraries. */
const GENERATED = {
  'docs/problems.md': problemsPage,
  'docs/events.md': eventsPage,
  'docs/decision-table.md': decisionsPage,
  'docs/api/events-feed.md': feedPage,
  'libs/client/src/generated/problems.ts': clientProblems,
  'libs/client/src/generated/registry.ts': () => clientTypes('registry'),
  'libs/client/src/generated/audit.ts': () => clientTypes('audit'),
};

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const mistakes = [];
for (const [path, make] of Object.entries(GENERATED)) {
  const file = join(ROOT, path);
  const text = await make();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (options.check) {
    mistakes.push(`${path} is not what the code says now: run \`npm run docs\``);
    continue;
  }
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}
mistakes.push(...markdownMistakes(), ...threatMistakes());

for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length > 0 ? 1 : 0;
