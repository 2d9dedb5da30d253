import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { eventually } from '../../e2e/eventually';
import { kafkaOf } from './kafka';

export interface TailMessage {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What comes to a topic from a moment on, in the order of each partition. */
export class TopicTail {
  private constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
    private readonly begin: ReadonlyMap<number, bigint>,
  ) {}

  static async from(brokers: readonly string[], topic: string): Promise<TopicTail> {
    const kafka = kafkaOf(brokers);
    return new TopicTail(kafka, topic, await endsOf(kafka, topic));
  }

  /** Everything that came until now. */
  async read(): Promise<TailMessage[]> {
    const { kafka, topic } = this;
    const missing = new Map<number, bigint>();
    for (const [partition, end] of await endsOf(kafka, topic))
      if (end > (this.begin.get(partition) ?? 0n)) missing.set(partition, end);
    if (missing.size === 0) return [];
    const messages: TailMessage[] = [];
    const consumer = kafka.consumer({ groupId: `faults-${randomUUID()}`, maxWaitTimeInMs: 50 });
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachMessage: ({ partition, message: { key, headers = {}, offset } }) => {
          const [at, end] = [BigInt(offset), missing.get(partition) ?? 0n];
          if (at >= (this.begin.get(partition) ?? 0n) && at < end)
            messages.push({
              key: String(key),
              headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
            });
          if (at + 1n >= end) missing.delete(partition);
          return Promise.resolve();
        },
      });
      for (const partition of missing.keys())
        consumer.seek({ topic, partition, offset: String(this.begin.get(partition) ?? 0n) });
      await eventually(`${topic} is read`, () => missing.size === 0 || undefined, 30_000);
      return messages;
    } finally {
      await consumer.disconnect();
    }
  }
}

async function endsOf(kafka: Kafka, topic: string): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  } finally {
    await admin.disconnect();
  }
}
