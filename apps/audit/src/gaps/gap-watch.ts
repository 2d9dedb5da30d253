import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import { RecurringWork } from '@askonce/service';
import type { Gauge } from 'prom-client';
import { type Gap, GapsRepository } from './gaps.repository';

const EVERY_MS = 30_000;
const GRACE_MS = 60_000;
/** More than a person can look into at once; the metric then reads "at least". */
const LIMIT = 1_000;
const NAMED = 10;

/** Looks for persons of whom a fact is missing, and raises the alarm when their number changes. */
@Injectable()
export class GapWatch extends RecurringWork {
  private readonly gaps: Gauge;
  private reported = '';

  constructor(
    private readonly repository: GapsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super({ everyMs: EVERY_MS, log: logger, failure: 'Gaps in the log could not be looked for' });
    this.gaps = metrics.gauge(
      'askonce_audit_gaps',
      `Persons whose logged facts have had a gap for over ${GRACE_MS / 1_000} s`,
    );
  }

  /** One look; what it finds, it also reports. */
  async look(graceMs = GRACE_MS): Promise<void> {
    this.report(await this.repository.oldest({ graceMs, limit: LIMIT }));
  }

  protected work(): Promise<void> {
    return this.look();
  }

  private report(gaps: readonly Gap[]): void {
    this.gaps.set(gaps.length);
    const subjects = gaps.map(({ subjectRef }) => subjectRef);
    const found = subjects.toSorted().join();
    if (found === this.reported) return;
    this.reported = found;
    if (gaps.length === 0) this.logger.info({}, 'No gap in the log any more');
    else this.logger.error({ persons: gaps.length, first: gaps.slice(0, NAMED) }, 'The log lacks facts about persons');
  }
}
