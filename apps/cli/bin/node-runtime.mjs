import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Nest 12 and other ESM packages are loaded by `require`, which is complete from this version on. */
const NEEDED = [24, 9];

export function isNewEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** The Node that everything runs on: this one if it is new enough, else the one that npm brought. */
export function nodeRuntime() {
  if (isNewEnough()) return process.execPath;
  const { platform, arch } = process;
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const pinned = join(ROOT, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  throw new Error(
    `AskOnce needs Node ${NEEDED.join('.')} or newer, and npm has none for ${platform} on ${arch}: install it yourself (this is ${process.version}).`,
  );
}
