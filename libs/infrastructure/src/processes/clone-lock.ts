import { mkdirSync, readFileSync, rmSync, writeFileSync, linkSync } from 'node:fs';
import { dirname } from 'node:path';
import { identify, stillRuns, type ProcessIdentity } from './process-identity';

export class AlreadyRunning extends Error {
  constructor(readonly pid: number) {
    super(`AskOnce already runs in this folder (process ${pid}); stop it first, or use another clone.`);
    this.name = 'AlreadyRunning';
  }
}

/**
 * Makes this process the only one that runs a stack in this folder, and answers with the release.
 * A lock left behind by a process that is gone is taken over.
 * @throws {AlreadyRunning} while another process holds it.
 */
export function lockClone(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const own = identify(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    while (!linked(draft, file)) takeOver(file);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** A hard link appears complete or not at all, and fails if the name is taken. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function takeOver(file: string): void {
  const holder = holderOf(file);
  if (holder && stillRuns(holder)) throw new AlreadyRunning(holder.pid);
  rmSync(file, { force: true });
}

/** Who holds the lock, if anybody that still runs. */
export function holderOf(file: string): ProcessIdentity | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
    return stillRuns(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}
