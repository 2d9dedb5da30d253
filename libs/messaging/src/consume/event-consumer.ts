import type { Kafka } from 'kafkajs';
import { backoff } from '../kafka/backoff';
import { Nap } from '../kafka/nap';
import { isOutage } from '../kafka/outage';
import { Reachability } from '../kafka/reachability';
import type { MessagingLog } from '../kafka/messaging-log';
import type { TopicNames } from '../kafka/topic-names';
import { ConsumerSession } from './consumer-session';
import type { SessionOptions } from './consumer-session';
import type { Process } from './partition-lane';

export interface ConsumerStatus {
  /** Messages not yet done, by topic. */
  readonly lag: ReadonlyMap<string, number>;
  readonly heartbeatAgeMs: number | undefined;
}

export interface EventConsumerParts {
  readonly kafka: Kafka;
  readonly names: TopicNames;
  readonly process: Process;
  readonly log: MessagingLog;
  /** kafkajs ended for a reason that is no outage: the process must not go on looking healthy. */
  readonly onCrash: (error: Error) => void;
}

const REOPEN = { firstMs: 200, maxMs: 2_000 };

/** Consumes for as long as the service runs: through outages of Kafka by joining the group anew, never through a crash. */
export class EventConsumer {
  private readonly kafka: Reachability;
  private readonly nap = new Nap();
  private session: ConsumerSession | undefined;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly parts: EventConsumerParts,
    private readonly options: SessionOptions,
  ) {
    this.kafka = new Reachability(`Kafka, for the group ${options.groupId},`, parts.log);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the current events, commits and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.nap.wake();
    if (this.session !== undefined) await this.close(this.session);
    await this.running;
  }

  get status(): ConsumerStatus {
    const heard = this.session?.lastHeartbeat;
    return {
      lag: this.session?.lag ?? new Map(),
      heartbeatAgeMs: heard === undefined ? undefined : Date.now() - heard,
    };
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.isStopping();) {
      const { kafka, names, process, log } = this.parts;
      const session = new ConsumerSession(kafka, names, this.options, process, log);
      const opened = await this.open(session);
      failures = opened ? 0 : failures + 1;
      if (opened) await this.until(session);
      this.session = undefined;
      if (!this.isStopping()) await this.nap.take(backoff(Math.max(1, failures), REOPEN));
    }
  }

  private async open(session: ConsumerSession): Promise<boolean> {
    try {
      await session.open();
      this.session = session;
      if (this.isStopping()) await this.close(session);
      return true;
    } catch (error) {
      this.kafka.lost(error);
      await this.close(session);
      return false;
    }
  }

  private async until(session: ConsumerSession): Promise<void> {
    this.kafka.reached();
    const error = await session.ended;
    if (error === undefined) return;
    await this.close(session);
    if (isOutage(error)) this.kafka.lost(error);
    else if (!this.isStopping()) this.parts.onCrash(error);
  }

  /** One that crashed or never opened may not close cleanly; there is nothing left to save then. */
  private async close(session: ConsumerSession): Promise<void> {
    await session.close().catch((error: unknown) => {
      this.parts.log.debug({ err: error }, 'A consumer did not close cleanly');
    });
  }
}
