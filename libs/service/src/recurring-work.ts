import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '@askonce/observability';

export interface Recurrence {
  readonly everyMs: number;
  readonly log: Pick<Logger, 'warn'>;
  /** What is logged, with the error, when it failed: what could not be done. */
  readonly failure: string;
}

/**
 * What an instance does again and again beside its calls: one round at a time; a failed one is logged, and the next one tries
 * again. The service ends when the round under way has. The first round comes after the first pause.
 */
export abstract class RecurringWork implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;

  protected constructor(private readonly recurrence: Recurrence) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.round(), this.recurrence.everyMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  /** A round now, or the one that is under way. Fails never. */
  round(): Promise<void> {
    this.current ??= this.attempt().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  protected abstract work(): Promise<void>;

  private async attempt(): Promise<void> {
    try {
      await this.work();
    } catch (err) {
      const { log, failure, everyMs } = this.recurrence;
      log.warn({ err, againInSeconds: everyMs / 1_000 }, failure);
    }
  }
}
