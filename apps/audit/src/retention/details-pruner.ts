import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import type { Counter } from 'prom-client';
import { DetailsRetention } from './details-retention';

const EVERY_MS = 60 * 60 * 1_000;
const BATCH = 500;
/** A round ends in good time for whoever stops the service; what is left is for the next one. */
const BATCHES = 100;

/** How long details are kept, as an ISO 8601 period. */
export const RETENTION = Symbol('retention of details');

/** Prunes what is due, again and again; several instances share the work. */
@Injectable()
export class DetailsPruner extends RecurringWork {
  private readonly pruned: Counter;

  constructor(
    private readonly details: DetailsRetention,
    @Inject(RETENTION) private readonly retention: string,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Details could not be pruned' });
    this.pruned = metrics.counter(
      'askonce_audit_details_pruned_total',
      'Entries that lost their details at the end of the retention',
    );
  }

  protected async work(): Promise<void> {
    let entries = 0;
    for (let batch = 0, last = BATCH; batch < BATCHES && last === BATCH; batch += 1, entries += last) {
      last = await this.details.prune({ retention: this.retention, limit: BATCH });
      this.pruned.inc(last);
    }
    if (entries > 0) this.logger.info({ entries, retention: this.retention }, 'Pruned details of entries');
  }
}
