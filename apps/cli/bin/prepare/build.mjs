import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { nodeRuntime } from '../node-runtime.mjs';
import { step } from './step.mjs';

/** Builds, unless no source has changed since the last time. Asking Nx would take seconds only to hear the same. */
export async function ensureBuilt(root) {
  const stamp = join(root, '.askonce', 'cache', 'built');
  const sources = fingerprint(root);
  if (read(stamp) === sources && projects(root).every((folder) => existsSync(join(folder, 'dist')))) return;
  await step('Building', () => nxBuild(root));
  mkdirSync(join(root, '.askonce', 'cache'), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Names, sizes and times of all sources, in one hash. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [join(root, '.swcrc'), join(root, 'package-lock.json'), ...projects(root).flatMap(filesIn)];
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function projects(root) {
  return ['apps', 'libs']
    .map((folder) => join(root, folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => existsSync(join(folder, 'project.json')) && filesIn(folder).length > 0);
}

function filesIn(folder) {
  const src = join(folder, 'src');
  if (!existsSync(src)) return [];
  return readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What Nx prints is shown only if it fails. */
function nxBuild(root) {
  const bin = join(root, 'node_modules', '.bin');
  const nx = nxProgram(join(root, 'node_modules', 'nx'));
  const child = spawn(nodeRuntime(), [nx, 'run-many', '-t', 'build', '--outputStyle=static'], {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  child.stdout.on('data', (chunk) => said.push(chunk));
  child.stderr.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(said));
      reject(new Error('The build failed; its message is above.'));
    });
  });
}

function nxProgram(folder) {
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.nx);
}
