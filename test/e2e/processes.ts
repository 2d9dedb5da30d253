import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface FoundProcess {
  pid: number;
  command: string;
}

/** Every process that was told of a folder or works in it: by its arguments, its environment or where it stands (Linux). */
export function processesIn(folder: string): FoundProcess[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids
    .filter((pid) => ['cmdline', 'environ', 'cwd'].some((what) => read(pid, what).includes(`${folder}/`)))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() }));
}

const STOP_MS = 25_000;

/** Ends what runs in a folder, stacks by their own way first, and removes it. @returns what was running. */
export async function endEverythingIn(folder: string): Promise<string[]> {
  const found = new Map<number, string>();
  for (const until = Date.now() + STOP_MS; Date.now() < until;) {
    const running = processesIn(folder);
    if (running.length === 0) break;
    for (const { pid, command } of running.filter((one) => !found.has(one.pid))) {
      found.set(pid, command);
      if (command.includes('askonce.mjs')) signal(pid, 'SIGTERM');
    }
    await sleep(100);
  }
  for (const { pid } of processesIn(folder)) signal(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  return [...found].map(([pid, command]) => `${pid} ${command}`);
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Empty for what has ended meanwhile. */
function read(pid: number, what: string): string {
  const path = `/proc/${pid}/${what}`;
  try {
    return what === 'cwd' ? `${readlinkSync(path)}/` : `${readFileSync(path, 'latin1')}/`;
  } catch {
    return '';
  }
}
