import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit, ManagedProcess, ProcessSpec } from './managed-process';
import type { ProcessGroup } from './process-group';

export interface Supervision {
  /** Resolves once the process answers; rejects when it does not in time. */
  ready: () => Promise<void>;
  /** Hears of unexpected ends and of new starts. */
  say: (line: string) => void;
  /** Up to where the pause before a new start grows: half a minute unless told. */
  longestPauseMs?: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Who has run this long had a good start: the next pause is short again. */
const SETTLED_MS = 60_000;

/** A process that is started again, after a growing pause, whenever it ends without having been told to. */
export class SupervisedProcess {
  private pause = FIRST_PAUSE_MS;
  private startedAt = Date.now();

  private constructor(
    private readonly group: ProcessGroup,
    private readonly spec: ProcessSpec,
    private readonly supervision: Supervision,
    private current: ManagedProcess,
  ) {}

  /** @throws {ProcessFailed} if the very first start does not succeed: that is a mistake, not a mishap. */
  static async start(group: ProcessGroup, spec: ProcessSpec, supervision: Supervision): Promise<SupervisedProcess> {
    const first = await group.launch(spec);
    const supervised = new SupervisedProcess(group, spec, supervision, first);
    await group.ownOrStop(() => supervised.current.stop());
    await group.whenReady(first, supervision.ready());
    void supervised.watch();
    return supervised;
  }

  get pid(): number {
    return this.current.pid;
  }

  private async watch(): Promise<void> {
    while (!this.group.isEnding()) {
      const exit = await this.current.exited;
      if (this.group.isEnding()) return;
      await this.startAgain(exit);
    }
  }

  private async startAgain(exit: Exit): Promise<void> {
    if (Date.now() - this.startedAt > SETTLED_MS) this.pause = FIRST_PAUSE_MS;
    const { name, logFile } = this.spec;
    this.supervision.say(
      `${name} ended unexpectedly (${describe(exit)}), starting it again in ${this.pause / 1000} s; its log is ${logFile}`,
    );
    try {
      await sleep(this.pause, undefined, { signal: this.group.signal });
      this.pause = Math.min(this.pause * 2, this.supervision.longestPauseMs ?? LONGEST_PAUSE_MS);
      this.startedAt = Date.now();
      this.current = await this.group.launch(this.spec);
      if (this.group.isEnding()) await this.current.stop();
      await this.group.whenReady(this.current, this.supervision.ready());
      this.supervision.say(`${name} is back`);
    } catch (error) {
      if (this.group.isEnding()) return;
      this.supervision.say(`${name} is not back yet: ${error instanceof Error ? error.message : String(error)}`);
      await this.current.stop();
    }
  }
}

function describe({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : `by ${signal}`;
}
