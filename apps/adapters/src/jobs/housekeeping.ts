import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';

/** Tables whose ended rows are kept for a while only. */
export interface Prunable {
  prune(days: number): Promise<void>;
}

export const PRUNABLES = Symbol('PRUNABLES');

/** Twice as long as the topics keep what could still be repeated (architecture §7). */
const KEEP_DAYS = 14;
const EVERY_MS = 3_600_000;

/** Forgets what ended long ago. Several instances may do so at once. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> | undefined;

  constructor(
    @Inject(PRUNABLES) private readonly tables: readonly Prunable[],
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.current = this.prune();
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  async prune(): Promise<void> {
    try {
      for (const table of this.tables) await table.prune(KEEP_DAYS);
    } catch (error) {
      this.log.warn({ err: error }, 'Old rows could not be removed; tried again in an hour');
    }
  }
}
