import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
import type { Gauge } from 'prom-client';
import { type Gap, GapsRepository } from './gaps.repository';

const EVERY_MS = 30_000;
const GRACE_MS = 60_000;
/** More than a person can look into at once; the metric then reads "at least". */
const LIMIT = 1_000;
const NAMED = 10;

/** Looks for persons of whom a fact is missing, and raises the alarm when their number changes. */
@Injectable()
export class GapWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly gaps: Gauge;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private reported = '';

  constructor(
    private readonly repository: GapsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.gaps = metrics.gauge(
      'askonce_audit_gaps',
      `Persons whose logged facts have had a gap for over ${GRACE_MS / 1_000} s`,
    );
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** One look; what it finds, it also reports. */
  async look(graceMs = GRACE_MS): Promise<void> {
    try {
      this.report(await this.repository.oldest({ graceMs, limit: LIMIT }));
    } catch (error) {
      this.logger.warn({ err: error }, 'Gaps in the log could not be looked for; tried again later');
    }
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
