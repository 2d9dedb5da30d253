import { backoff } from '../kafka/backoff';
import { isOutage } from '../kafka/outage';
import type { MessagingLog } from '../kafka/messaging-log';

const PATIENCE = { firstMs: 100, maxMs: 2_000 };

interface Failure {
  readonly attempts: number;
  readonly retryAt: number;
}

/** Topics that did not take what was sent: left alone for a while, so that the others are not held up. */
export class FailingTopics {
  private readonly failures = new Map<string, Failure>();

  constructor(private readonly log: MessagingLog) {}

  get any(): boolean {
    return this.failures.size > 0;
  }

  /** Those to leave alone now. */
  resting(now: number): string[] {
    return [...this.failures].filter(([, failure]) => failure.retryAt > now).map(([topic]) => topic);
  }

  failed(topic: string, error: unknown, now: number): void {
    const attempts = (this.failures.get(topic)?.attempts ?? 0) + 1;
    this.failures.set(topic, { attempts, retryAt: now + backoff(attempts, PATIENCE) });
    // An outage of Kafka is logged as such; anything else (a topic that does not exist) is one topic's trouble.
    if (attempts === 1 && !isOutage(error))
      this.log.error({ err: error, topic }, 'A topic refuses what the outbox holds');
  }

  forget(): void {
    this.failures.clear();
  }

  succeeded(topic: string): void {
    this.failures.delete(topic);
  }
}
