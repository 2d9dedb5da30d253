import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';

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
export class Housekeeping extends RecurringWork {
  constructor(
    @Inject(PRUNABLES) private readonly tables: readonly Prunable[],
    @Inject(LOGGER) log: Logger,
  ) {
    super({ everyMs: EVERY_MS, log, failure: 'Old rows could not be removed' });
  }

  protected async work(): Promise<void> {
    for (const table of this.tables) await table.prune(KEEP_DAYS);
  }
}
