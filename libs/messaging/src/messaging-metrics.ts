import { Injectable } from '@nestjs/common';
import { Metrics } from '@askonce/observability';
import type { Counter, Gauge, Histogram } from 'prom-client';

interface Sources {
  readonly lag: () => ReadonlyMap<string, number>;
  readonly outbox: (() => Promise<{ rows: number; oldestSeconds: number }>) | undefined;
}

/** What this library measures, under names that dashboards and alarms know. */
@Injectable()
export class MessagingMetrics {
  readonly relayed: Counter<'topic'>;
  readonly deadLetters: Counter<'topic'>;
  readonly handling: Histogram<'type' | 'outcome'>;

  constructor(private readonly metrics: Metrics) {
    this.relayed = metrics.counter('askonce_relay_events_total', 'Events brought from the outbox to Kafka', ['topic']);
    this.deadLetters = metrics.counter('askonce_dead_letters_total', 'Messages given up on, by their topic', ['topic']);
    this.handling = metrics.histogram('askonce_event_handling_seconds', 'One attempt to handle an event', [
      'type',
      'outcome',
    ]);
  }

  /** Read at each scrape. */
  watch({ lag, outbox }: Sources): void {
    this.metrics.gauge('askonce_consumer_lag_events', 'Messages not yet done', ['topic'], (gauge) => {
      for (const [topic, behind] of lag()) gauge.set({ topic }, behind);
    });
    if (outbox !== undefined) this.watchOutbox(outbox);
  }

  private watchOutbox(outbox: NonNullable<Sources['outbox']>): void {
    const oldest = this.metrics.gauge(
      'askonce_outbox_oldest_seconds',
      'Age of the oldest event that waits for the relay',
    );
    this.metrics.gauge('askonce_outbox_events', 'Events that wait for the relay', [], async (gauge: Gauge) => {
      const depth = await outbox().catch(() => ({ rows: Number.NaN, oldestSeconds: Number.NaN }));
      gauge.set(depth.rows);
      oldest.set(depth.oldestSeconds);
    });
  }
}
