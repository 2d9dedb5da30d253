import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

/** A suite over published data outside this repository: without it, skipped with the reason; in CI, failing. */
export function describeReference(name: string, title: string, suite: (folder: string) => void): void {
  const folder = join(resolve(ROOT, process.env.REFERENCE_DATA ?? '../shared/reference'), name);
  const register = () => {
    suite(folder);
  };
  if (existsSync(folder) || process.env.CI) describe(title, register);
  else describe.skip(`${title} (skipped: ${folder} is not there; REFERENCE_DATA names its place)`, register);
}
