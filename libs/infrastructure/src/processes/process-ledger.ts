import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { until } from '../until';
import { identify, stillRuns, type ProcessIdentity } from './process-identity';

interface Entry extends ProcessIdentity {
  signal: NodeJS.Signals;
}

const GRACE_MS = 10_000;

/** Notes in a file which processes run, so that a later start can end what a crash of everything left behind. */
export class ProcessLedger {
  private readonly entries = new Map<number, Entry>();

  constructor(private readonly file: string) {}

  /** Ends what an earlier run noted and left, last started first. */
  async endLeftovers(): Promise<void> {
    for (const entry of this.read().reverse()) await endLeftover(entry);
    rmSync(this.file, { force: true });
  }

  note(pid: number, signal: NodeJS.Signals): void {
    const identity = identify(pid);
    if (!identity) return;
    this.entries.set(pid, { ...identity, signal });
    this.write();
  }

  strike(pid: number): void {
    this.entries.delete(pid);
    this.write();
  }

  private write(): void {
    if (this.entries.size === 0) rmSync(this.file, { force: true });
    else writeFileSync(this.file, JSON.stringify([...this.entries.values()]));
  }

  private read(): Entry[] {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Entry[];
    } catch {
      // Absent, or cut off by the same crash: there is nothing to go by.
      return [];
    }
  }
}

async function endLeftover(entry: Entry): Promise<void> {
  if (!stillRuns(entry)) return;
  process.kill(entry.pid, entry.signal);
  const gone = until('Its end', () => Promise.resolve(!stillRuns(entry)), { milliseconds: GRACE_MS });
  await gone.catch(() => process.kill(entry.pid, 'SIGKILL'));
}
