import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import type { Gauge } from 'prom-client';
import { ConfirmationsRepository } from './confirmations.repository';

const EVERY_MS = 60_000;
/** Far longer than events take while everything runs. */
const GRACE_SECONDS = 600;
/** More than a person can look into at once; the metric then reads "at least". */
const LIMIT = 1_000;
const NAMED = 10;

/** Raises the alarm when services do not confirm an erasure. */
@Injectable()
export class ErasureWatch extends RecurringWork {
  private readonly open: Gauge;
  private reported = 0;

  constructor(
    @Inject(ConfirmationsRepository) private readonly confirmations: ConfirmationsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Open erasures could not be looked for' });
    this.open = metrics.gauge(
      'askonce_registry_erasures_open',
      `Erasures that some service has not confirmed for over ${GRACE_SECONDS} s`,
    );
  }

  /** One look; what it finds, it also reports. */
  async look(graceSeconds = GRACE_SECONDS): Promise<void> {
    this.report(await this.confirmations.open(graceSeconds, LIMIT));
  }

  protected work(): Promise<void> {
    return this.look();
  }

  private report(subjectRefs: readonly string[]): void {
    this.open.set(subjectRefs.length);
    if (subjectRefs.length > 0 && subjectRefs.length !== this.reported) {
      const first = subjectRefs.slice(0, NAMED);
      this.logger.error({ persons: subjectRefs.length, first }, 'Services have not confirmed erasures');
    }
    this.reported = subjectRefs.length;
  }
}
