import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../processes/process-identity';

/**
 * After a crash postmaster.pid stays behind. PostgreSQL ignores it when its process is gone, but refuses to start when
 * that number belongs to somebody else by now; such a file is removed. One that names a live server of this very folder stays.
 */
export function removeStalePidFile(folder: string): void {
  const file = join(folder, 'postmaster.pid');
  const pid = Number.parseInt(firstLine(file), 10);
  if (Number.isNaN(pid)) return;
  if (!commandOf(pid).includes(folder)) rmSync(file, { force: true });
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
