import type { Logger } from '@askonce/observability';
import { Nap } from '@askonce/messaging';

/** Work that waits in a table; `agency` is whom it keeps busy. */
export interface Job {
  readonly agency: string;
}

export interface WorkQueue<J extends Job> {
  /** Takes the next piece of work for this process, none of a busy agency's. */
  claim(busy: readonly string[]): Promise<J | undefined>;
  /** Brings the piece of work to its end, or puts it back for later. What it throws is logged, and its lease runs out. */
  perform(job: J, stopping: AbortSignal): Promise<void>;
}

export interface WorkLoopOptions {
  /** For logs. */
  readonly name: string;
  /** Pieces of work at a time. */
  readonly concurrency: number;
  /** Of these, per agency: a slow agency must not take all of them. */
  readonly perAgency: number;
  /** How often the table is looked at when nobody wakes the loop, in milliseconds. */
  readonly pollMs: number;
}

/** Works off a table that several processes share, until it is stopped. */
export class WorkLoop<J extends Job> {
  private readonly nap = new Nap();
  private readonly running = new Map<Promise<void>, string>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  private failing = false;

  constructor(
    private readonly queue: WorkQueue<J>,
    private readonly options: WorkLoopOptions,
    private readonly log: Pick<Logger, 'warn' | 'error' | 'info'>,
  ) {}

  start(): void {
    this.loop ??= this.run();
  }

  /** There may be new work. */
  wake(): void {
    this.nap.wake();
  }

  /** Interrupts what is under way, and waits until it has been put back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.nap.wake();
    await this.loop;
    await Promise.all(this.running.keys());
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const job = await this.next();
      if (job === undefined) await this.nap.take(this.options.pollMs);
      else this.begin(job);
    }
  }

  private async next(): Promise<J | undefined> {
    if (this.running.size >= this.options.concurrency) return undefined;
    try {
      const job = await this.queue.claim(this.busy());
      if (this.failing) this.log.info({ loop: this.options.name }, 'Work is taken again');
      this.failing = false;
      return job;
    } catch (error) {
      // Told once, not with every poll of an outage.
      if (!this.failing) this.log.warn({ err: error, loop: this.options.name }, 'No work can be taken; trying on');
      this.failing = true;
      return undefined;
    }
  }

  private begin(job: J): void {
    const work = this.queue
      .perform(job, this.stopping.signal)
      .catch((error: unknown) => {
        this.log.error(
          { err: error, loop: this.options.name, agency: job.agency },
          'Work broke off; its lease runs out',
        );
      })
      .finally(() => {
        this.running.delete(work);
        this.nap.wake();
      });
    this.running.set(work, job.agency);
  }

  private busy(): string[] {
    const counts = new Map<string, number>();
    for (const agency of this.running.values()) counts.set(agency, (counts.get(agency) ?? 0) + 1);
    return [...counts].filter(([, count]) => count >= this.options.perAgency).map(([agency]) => agency);
  }
}
