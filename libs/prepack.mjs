/**
 * Makes the `dist` of a library what is packed: the code as it is built here, and its types; the same first for the libraries
 * of ours that it needs, whose types its own refer to. npm runs it, in the library's folder, before it packs.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SCOPE = '@askonce/';
const HERE = process.cwd();
const DIST = join(HERE, 'dist');
const PACKED = /\.(js|d\.ts)$/;

const { dependencies = {} } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
for (const name of Object.keys(dependencies).filter((name) => name.startsWith(SCOPE))) {
  execFileSync(process.execPath, [import.meta.filename], { cwd: join(HERE, '..', name.slice(SCOPE.length)) });
}

const made = mkdtempSync(join(tmpdir(), 'askonce-package-'));
try {
  run('@swc/cli/bin/swc.js', 'src', '-d', made, '--strip-leading-paths', '--config-file', '../../.swcrc', '-q');
  run('typescript/bin/tsc', '-p', 'tsconfig.package.json', '--outDir', made);
  for (const file of filesIn(DIST)) if (!existsSync(join(made, file))) rmSync(join(DIST, file), { force: true });
  for (const file of filesIn(made)) bring(file);
} finally {
  rmSync(made, { recursive: true });
}

function run(program, ...args) {
  execFileSync(process.execPath, [createRequire(import.meta.url).resolve(program), ...args], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function filesIn(folder) {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).filter((file) => PACKED.test(file)) : [];
}

/** Services may be loading `dist` at this moment, and others packing: what is the same stays, and what differs changes at once. */
function bring(file) {
  const target = join(DIST, file);
  const content = readFileSync(join(made, file));
  if (existsSync(target) && readFileSync(target).equals(content)) return;
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.${process.pid}.new`;
  writeFileSync(fresh, content);
  renameSync(fresh, target);
}
