import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import { LookupsRepository } from './lookups.repository';

const EVERY_MS = 10 * 60 * 1_000;

/** Forgets look-ups as soon as no window needs them. */
@Injectable()
export class LookupSweeper extends RecurringWork {
  constructor(
    private readonly repository: LookupsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Look-ups could not be swept' });
  }

  protected async work(): Promise<void> {
    const removed = await this.repository.sweep();
    if (removed > 0) this.logger.info({ removed }, 'Forgot look-ups that no window needs any more');
  }
}
