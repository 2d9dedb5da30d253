/** Writes the pages that are made from code; with --check it only says whether they, and all links, are as they should be. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './built.mjs';
import { markdownMistakes } from './check-markdown.mjs';
import { decisionsPage } from './decisions-page.mjs';
import { eventsPage } from './events-page.mjs';
import { problemsPage } from './problems-page.mjs';

const PAGES = {
  'docs/problems.md': problemsPage,
  'docs/events.md': eventsPage,
  'docs/decision-table.md': decisionsPage,
};

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const mistakes = Object.entries(PAGES).flatMap(([path, make]) => {
  const file = join(ROOT, path);
  const text = make();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return [];
  if (options.check) return [`${path} is not what the code says now: run \`npm run docs\``];
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
  return [];
});
mistakes.push(...markdownMistakes());

for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length > 0 ? 1 : 0;
