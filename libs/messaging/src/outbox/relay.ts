import type { Database, Queryable } from '@askonce/database';
import { failpoint } from '@askonce/observability';
import { isOutage } from '../kafka/outage';
import { Nap } from '../kafka/nap';
import { Reachability } from '../kafka/reachability';
import type { KafkaProducer } from '../kafka/kafka-producer';
import type { MessagingLog } from '../kafka/messaging-log';
import { FailingTopics } from './failing-topics';
import { RelayStore } from './relay-store';
import type { WaitingRow } from './relay-store';

export interface RelayOptions {
  /** After this time without work the relay looks again; idle, it waits up to `idlePollMs`. */
  readonly pollMs: number;
  readonly idlePollMs: number;
  readonly rowsPerShard: number;
  readonly bytesPerShard: number;
  /** Of one round: below the broker's limit for a batch (1 MiB), should all rows go to one partition. */
  readonly bytesPerRound: number;
  readonly onSent: (topic: string, rows: number) => void;
}

export const RELAY_DEFAULTS: RelayOptions = {
  pollMs: 200,
  idlePollMs: 1_000,
  rowsPerShard: 100,
  bytesPerShard: 256 * 1024,
  bytesPerRound: 768 * 1024,
  onSent: () => undefined,
};

type Round = 'sent' | 'busy' | 'failed' | 'idle';

const BUSY_MS = 10;

/**
 * Brings committed rows of the outbox to Kafka, in order per shard, and removes them once all in-sync replicas have them.
 * Dying between the two sends them again: a duplicate, never a loss.
 */
export class Relay {
  private readonly options: RelayOptions;
  private readonly nap = new Nap();
  private readonly kafka: Reachability;
  private readonly postgres: Reachability;
  private readonly failing: FailingTopics;
  private running: Promise<void> | undefined;
  private stopAt: number | undefined;
  private idleRounds = 0;

  constructor(
    private readonly database: Pick<Database, 'session'>,
    private readonly producer: Pick<KafkaProducer, 'send'>,
    private readonly log: MessagingLog,
    options: Partial<RelayOptions> = {},
  ) {
    this.options = { ...RELAY_DEFAULTS, ...options };
    this.kafka = new Reachability('Kafka', log);
    this.postgres = new Reachability('The outbox', log);
    this.failing = new FailingTopics(log);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Call after the commit that appended: rows leave within milliseconds instead of at the next poll. */
  wake(): void {
    this.nap.wake();
  }

  /** How many rows wait, and since how many seconds the oldest does. */
  async depth(): Promise<{ rows: number; oldestSeconds: number }> {
    return this.database.session((session) => new RelayStore(session).depth());
  }

  /** What keeps rows from leaving, if anything does. */
  get trouble(): string | undefined {
    if (this.kafka.down) return 'Kafka is away';
    if (this.postgres.down) return 'the outbox cannot be read';
    return this.failing.any ? 'a topic refuses events' : undefined;
  }

  /** Sends what waits, as far as the time allows; the rest stays in the outbox and leaves after the next start. */
  async stop(deadlineMs = 5_000): Promise<void> {
    this.stopAt = Date.now() + deadlineMs;
    this.nap.wake();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, deadlineMs)));
    await Promise.race([this.running, late]);
    clearTimeout(timer);
  }

  private async run(): Promise<void> {
    for (;;) {
      const round = await this.round();
      if (this.stopAt !== undefined && (round !== 'sent' || Date.now() >= this.stopAt)) return;
      if (round !== 'sent') await this.nap.take(this.pauseAfter(round));
    }
  }

  private pauseAfter(round: Exclude<Round, 'sent'>): number {
    this.idleRounds = round === 'idle' ? this.idleRounds + 1 : 0;
    if (round === 'busy') return BUSY_MS;
    const { pollMs, idlePollMs } = this.options;
    return this.failing.any ? pollMs : Math.min(idlePollMs, pollMs * Math.max(1, this.idleRounds));
  }

  private async round(): Promise<Round> {
    try {
      const round = await this.database.session((session) => this.relay(session));
      this.postgres.reached();
      return round;
    } catch (error) {
      if (isOutage(error)) this.postgres.lost(error);
      else this.log.error({ err: error }, 'The relay failed; it tries again');
      return 'failed';
    }
  }

  private async relay(session: Queryable): Promise<Round> {
    const store = new RelayStore(session);
    const resting = this.failing.resting(Date.now());
    const { claimed, busy } = await store.claim(resting);
    if (claimed.length === 0 && busy.length > 0) return 'busy';
    if (claimed.length === 0) {
      if (resting.length === 0) this.nothingWaits();
      return 'idle';
    }
    try {
      const rows = this.fitting(await store.read(claimed, resting, this.options));
      failpoint('outbox.before-produce');
      const sent = await this.send(rows);
      failpoint('outbox.after-produce-before-remove');
      await store.remove(sent);
      failpoint('outbox.after-remove');
      return sent.length > 0 ? 'sent' : 'failed';
    } finally {
      await store.release(claimed);
    }
  }

  /** What could not leave has left, through another instance: it was not our doing, but Kafka and its topic took it. */
  private nothingWaits(): void {
    this.kafka.reached();
    this.failing.forget();
  }

  private fitting(rows: readonly WaitingRow[]): WaitingRow[] {
    let bytes = 0;
    const end = rows.findIndex((row, index) => {
      bytes += Buffer.byteLength(row.payload);
      return index > 0 && bytes > this.options.bytesPerRound;
    });
    return rows.slice(0, end === -1 ? rows.length : end);
  }

  /** @returns the rows that Kafka has. */
  private async send(rows: readonly WaitingRow[]): Promise<WaitingRow[]> {
    const byTopic = [...Map.groupBy(rows, (row) => row.topic)];
    const sent = await Promise.all(byTopic.map(([topic, ofTopic]) => this.sendTo(topic, ofTopic)));
    return sent.flat();
  }

  private async sendTo(topic: string, rows: WaitingRow[]): Promise<WaitingRow[]> {
    try {
      await this.producer.send(
        topic,
        rows.map(({ key, headers, payload }) => ({ key, headers: { ...headers }, value: payload })),
      );
    } catch (error) {
      if (isOutage(error)) this.kafka.lost(error);
      this.failing.failed(topic, error, Date.now());
      return [];
    }
    this.kafka.reached();
    this.failing.succeeded(topic);
    this.options.onSent(topic, rows.length);
    return rows;
  }
}
