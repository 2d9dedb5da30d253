import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const require = createRequire(import.meta.url);

/** Projects of `apps` or `libs` that have been built, by name. */
export function builtProjects(kind) {
  const folder = join(ROOT, kind);
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'dist')))
    .sort();
}

/** Loads what a project was built to. */
export function load(kind, project, file) {
  const path = join(ROOT, kind, project, 'dist', file);
  if (!existsSync(path)) throw new Error(`${dirname(path)} lacks ${file}: run \`npm run build\` first.`);
  return require(path);
}

/** Files of a built project whose name ends so, relative to its dist; what a removed source has left there is none of them. */
export function builtFiles(kind, project, ending) {
  const hasSource = (file) => existsSync(join(ROOT, kind, project, 'src', file.replace(/\.js$/, '.ts')));
  return readdirSync(join(ROOT, kind, project, 'dist'), { recursive: true })
    .filter((file) => file.endsWith(ending) && hasSource(file))
    .sort();
}
