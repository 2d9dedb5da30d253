import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ROOT } from './built.mjs';

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', '.nx', '.askonce']);

/** What is wrong in the Markdown of this repository: links that lead nowhere, npm scripts that do not exist. */
export function markdownMistakes() {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return markdownFiles(ROOT).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const mistakes = [...brokenLinks(file, withoutCode(text)), ...unknownScripts(text, scripts)];
    return mistakes.map((mistake) => `${relative(ROOT, file)}: ${mistake}`);
  });
}

function markdownFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return markdownFiles(path);
      return entry.name.endsWith('.md') ? [path] : [];
    });
}

function brokenLinks(file, text) {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)].map(
    ([, target, defined]) => target ?? defined,
  );
  return targets
    .filter((target) => !/^[a-z]+:/i.test(target))
    .filter((target) => !leadsSomewhere(file, target))
    .map((target) => `the link ${target} leads nowhere`);
}

function leadsSomewhere(file, target) {
  const [path, anchor] = target.split('#');
  const goal = path === '' ? file : resolve(dirname(file), path);
  if (!existsSync(goal)) return false;
  if (anchor === undefined) return true;
  return statSync(goal).isFile() && anchorsIn(readFileSync(goal, 'utf8')).has(anchor);
}

/** As GitHub makes them: lower case, punctuation gone, spaces to hyphens. */
function anchorsIn(text) {
  const headings = [...withoutCode(text, { inlineToo: false }).matchAll(/^#{1,6} +(.+)$/gm)].map(
    ([, heading]) => heading,
  );
  const plain = (heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
  return new Set(headings.map(plain));
}

const withoutCode = (text, { inlineToo = true } = {}) => {
  const withoutBlocks = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return inlineToo ? withoutBlocks.replaceAll(/`[^`\n]*`/g, '') : withoutBlocks;
};

/** `npm start` and `npm test` are scripts as well as `npm run check` is. */
function unknownScripts(text, scripts) {
  const named = [...text.matchAll(/npm (?:run (?:-\S+ )*(\w[\w:-]*)|(start|test)\b)/g)].map(
    ([, run, short]) => run ?? short,
  );
  return [...new Set(named)].filter((name) => !(name in scripts)).map((name) => `there is no npm script ${name}`);
}
