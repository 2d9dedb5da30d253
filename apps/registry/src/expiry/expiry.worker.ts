import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseUnavailable } from '@askonce/database';
import { Nap } from '@askonce/messaging';
import { LOGGER, type Logger } from '@askonce/observability';
import { ExpiryMetrics } from './expiry.metrics';
import { ExpiryRepository } from './expiry.repository';
import { ExpiryService, NOTICE_DAYS } from './expiry.service';
import { RestingPeople } from './resting-people';

const POLL_MS = 1_000;
const BATCH = 20;

/**
 * Ends what time has ended, in each instance of the registry: a small batch of people after the other while there is a
 * backlog, then a look every second. The process's own clock paces it and decides nothing.
 */
@Injectable()
export class ExpiryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly nap = new Nap();
  private readonly resting = new RestingPeople();
  private running: Promise<void> | undefined;
  private stopping = false;
  private failing = false;

  constructor(
    @Inject(ExpiryRepository) private readonly repository: Pick<ExpiryRepository, 'withDue'>,
    @Inject(ExpiryService) private readonly service: Pick<ExpiryService, 'endFor'>,
    @Inject(ExpiryMetrics) private readonly metrics: Pick<ExpiryMetrics, 'count' | 'failed'>,
    @Inject(NOTICE_DAYS) private readonly noticeDays: number,
    @Inject(LOGGER) private readonly log: Pick<Logger, 'info' | 'warn' | 'error'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running ??= this.run();
  }

  /** Finishes the person whom it is at. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.nap.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const more = await this.round();
      if (!more) await this.nap.take(POLL_MS);
    }
  }

  /** @returns whether something ended: then there may be more. */
  private async round(): Promise<boolean> {
    let ended = 0;
    try {
      const wanted = { noticeDays: this.noticeDays, except: this.resting.all(), limit: BATCH };
      await this.repository.withDue(wanted, async (people) => {
        for (const subjectRef of people) if (await this.end(subjectRef)) ended += 1;
      });
      if (this.failing) this.log.info({}, 'What is due is ended again');
      this.failing = false;
    } catch (err) {
      // Told once, not with every poll of an outage.
      if (!this.failing) this.log.warn({ err }, 'What is due cannot be ended; trying on');
      this.failing = true;
      return false;
    }
    return ended > 0;
  }

  /** One person who cannot be dealt with must not hold up the others. @throws DatabaseUnavailable, for then nobody can */
  private async end(subjectRef: string): Promise<boolean> {
    if (this.stopping) return false;
    try {
      const due = await this.service.endFor(subjectRef);
      if (due) this.metrics.count(due);
      return due !== undefined;
    } catch (err) {
      if (err instanceof DatabaseUnavailable) throw err;
      this.resting.add(subjectRef);
      this.metrics.failed();
      this.log.error({ err, subjectRef }, 'What is due for a person could not be ended; trying again in a minute');
      return false;
    }
  }
}
