import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@askonce/observability';
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
export class ErasureWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open: Gauge;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private reported = 0;

  constructor(
    @Inject(ConfirmationsRepository) private readonly confirmations: ConfirmationsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.open = metrics.gauge(
      'askonce_registry_erasures_open',
      `Erasures that some service has not confirmed for over ${GRACE_SECONDS} s`,
    );
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** One look; what it finds, it also reports. */
  async look(graceSeconds = GRACE_SECONDS): Promise<void> {
    try {
      this.report(await this.confirmations.open(graceSeconds, LIMIT));
    } catch (err) {
      this.logger.warn({ err }, 'Open erasures could not be looked for; tried again later');
    }
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
