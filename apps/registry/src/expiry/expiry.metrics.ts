import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '@askonce/observability';
import type { Counter } from 'prom-client';
import { type Due, DUE_KINDS } from './due';
import { type Backlog, ExpiryRepository } from './expiry.repository';
import { NOTICE_DAYS } from './expiry.service';

/** What expiry measures, under names that dashboards and alarms know. */
@Injectable()
export class ExpiryMetrics implements OnModuleInit {
  private readonly ended: Counter<'kind'>;
  private readonly failures: Counter;
  private reading: Promise<Backlog[]> | undefined;

  constructor(
    private readonly repository: ExpiryRepository,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(NOTICE_DAYS) private readonly noticeDays: number,
  ) {
    this.ended = metrics.counter('askonce_expiry_ended_total', 'What time ended, and notices given', ['kind']);
    this.failures = metrics.counter('askonce_expiry_failures_total', 'People for whom what is due could not be ended');
  }

  onModuleInit(): void {
    const late = 'How long ago the oldest thing that has not ended should have';
    this.metrics.gauge('askonce_expiry_oldest_seconds', late, [], async (gauge) => {
      const backlog = await this.backlog();
      gauge.set(Math.max(...backlog.map(({ oldestSeconds }) => oldestSeconds)));
    });
    this.metrics.gauge('askonce_expiry_due', 'What should have ended by now', ['kind'], async (gauge) => {
      for (const { kind, due } of await this.backlog()) gauge.set({ kind }, due);
    });
  }

  count(due: Due): void {
    for (const kind of DUE_KINDS) this.ended.inc({ kind }, due[kind].length);
  }

  failed(): void {
    this.failures.inc();
  }

  /** Read once at each scrape. */
  private backlog(): Promise<Backlog[]> {
    this.reading ??= this.repository
      .backlog(this.noticeDays)
      .catch(unknown)
      .finally(() => {
        this.reading = undefined;
      });
    return this.reading;
  }
}

/** What cannot be read is not zero. */
const unknown = (): Backlog[] => DUE_KINDS.map((kind) => ({ kind, due: Number.NaN, oldestSeconds: Number.NaN }));
