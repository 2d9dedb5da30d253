import { randomUUID } from 'node:crypto';
import type { Admin, EachBatchPayload, Kafka } from 'kafkajs';
import type { Received } from '../consume/received';
import { withPatience } from '../kafka/with-patience';
import type { TopicNames } from '../kafka/topic-names';

export interface ScanBounds {
  readonly maxMessages: number;
  readonly deadlineMs: number;
}

/** Whether the whole topic was seen, or a bound was met first. */
export interface ScanResult {
  readonly complete: boolean;
}

/** Reads what a topic holds at this moment, oldest first per partition, under a group of its own that is gone afterwards. */
export class TopicScan {
  constructor(
    private readonly kafka: Kafka,
    private readonly names: TopicNames,
  ) {}

  async read(topic: string, bounds: ScanBounds, onMessage: (message: Received) => void): Promise<ScanResult> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const unread = await this.unread(admin, topic);
      if (unread.size === 0) return { complete: true };
      const groupId = this.names.onCluster(`scan-${randomUUID()}`);
      const result = await this.consume({ topic, groupId, unread, bounds }, onMessage);
      await admin.deleteGroups([groupId]);
      return result;
    } finally {
      await admin.disconnect();
    }
  }

  /** The last offset of each partition that holds anything. */
  private async unread(admin: Admin, topic: string): Promise<Map<number, bigint>> {
    const offsets = await withPatience(() => admin.fetchTopicOffsets(this.names.onCluster(topic)));
    const filled = offsets.filter(({ high, low }) => BigInt(high) > BigInt(low));
    return new Map(filled.map(({ partition, high }) => [partition, BigInt(high) - 1n]));
  }

  private async consume(scan: Scan, onMessage: (message: Received) => void): Promise<ScanResult> {
    const consumer = this.kafka.consumer({
      groupId: scan.groupId,
      maxWaitTimeInMs: 100,
      allowAutoTopicCreation: false,
      retry: { restartOnFailure: () => Promise.resolve(false) },
    });
    const ended = Promise.withResolvers<ScanResult>();
    const timer = setTimeout(() => {
      ended.resolve({ complete: false });
    }, scan.bounds.deadlineMs);
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      ended.reject(payload.error);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [this.names.onCluster(scan.topic)], fromBeginning: true });
      const take = new Taking(scan, onMessage, ended);
      await consumer.run({ autoCommit: false, eachBatch: (payload) => take.batch(payload) });
      return await ended.promise;
    } finally {
      clearTimeout(timer);
      await consumer.disconnect();
    }
  }
}

interface Scan {
  readonly topic: string;
  readonly groupId: string;
  readonly unread: Map<number, bigint>;
  readonly bounds: ScanBounds;
}

class Taking {
  private seen = 0;

  constructor(
    private readonly scan: Scan,
    private readonly onMessage: (message: Received) => void,
    private readonly ended: PromiseWithResolvers<ScanResult>,
  ) {}

  // eslint-disable-next-line @typescript-eslint/require-await -- kafkajs wants a promise; there is nothing to wait for
  async batch({ batch: { topic: _, partition, messages } }: EachBatchPayload): Promise<void> {
    const { topic, unread, bounds } = this.scan;
    try {
      for (const { offset, key, value, headers } of messages) {
        if (this.seen >= bounds.maxMessages) {
          this.ended.resolve({ complete: false });
          return;
        }
        const last = unread.get(partition);
        if (last === undefined) continue;
        this.seen += 1;
        this.onMessage({
          topic,
          partition,
          offset: BigInt(offset),
          key,
          value,
          headers: headers ?? {},
        });
        if (BigInt(offset) >= last) unread.delete(partition);
      }
    } catch (error) {
      this.ended.reject(error);
    }
    if (unread.size === 0) this.ended.resolve({ complete: true });
  }
}
