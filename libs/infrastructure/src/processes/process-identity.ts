import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/** A process as something that outlives the reuse of its number. */
export interface ProcessIdentity {
  pid: number;
  startedAt: string;
}

/** Identifies a running process, or answers undefined when there is none of that number. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined;
  return { pid, startedAt: startOf(pid) };
}

/** Whether the very process that was identified still runs. */
export function stillRuns(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** The parent of a process; undefined if there is none, or where /proc does not tell. */
export function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The command line of a process; empty if there is none of that number. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

function isZombie(pid: number): boolean {
  return statOf(pid)?.[0] === 'Z';
}

/** Field 22 of /proc/<pid>/stat is the start time in clock ticks since boot (proc(5)); elsewhere `ps` knows. */
function startOf(pid: number): string {
  const ticks = statOf(pid)?.[19];
  if (ticks !== undefined) return ticks;
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** The fields of /proc/<pid>/stat from the third on: the second, the command, may itself hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
