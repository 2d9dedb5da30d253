import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failpoint } from '@askonce/observability';

/** Writes a file that is there whole or not at all, and is still there after a power failure. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  failpoint('file.after-draft-before-rename');
  await rename(draft, path);
  await syncFolder(folder);
}

/** Removes a file, and its folder if nothing else is in it. */
export async function removeWithFolder(path: string): Promise<void> {
  await rm(path, { force: true });
  try {
    await rmdir(dirname(path));
  } catch (error) {
    if (!isCode(error, 'ENOTEMPTY', 'ENOENT')) throw error;
  }
}

export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));

/** The name in the folder is content of the folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
