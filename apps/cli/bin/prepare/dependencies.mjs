import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './step.mjs';

/** Brings the dependencies in, unless what is installed is what the lock file names. */
export async function ensureDependencies(root) {
  if (
    isInstalled(readLock(join(root, 'package-lock.json')), readLock(join(root, 'node_modules', '.package-lock.json')))
  )
    return;
  await step('Installing dependencies (npm ci); the first time takes about a minute', () => npmCi(root));
}

/**
 * Compares the lock file with the one that npm writes into node_modules as the last step of an installation.
 * Optional packages are those of other machines, so they may be absent; Node's own is looked for when it is used.
 */
export function isInstalled(wanted, installed) {
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, integrity, link, optional, peer }]) => {
    if (path === '' || !path.includes('node_modules/')) return true;
    const found = installed[path];
    if (!found) return Boolean(optional ?? peer);
    return link ? Boolean(found.link) : found.version === version && found.integrity === integrity;
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** NODE_ENV=production would leave out what the build needs, hence `--include`. */
function npmCi(root) {
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('npm ci failed; its message is above.'));
    });
  });
}
