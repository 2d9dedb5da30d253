import { type Consumer, Kafka, logLevel } from 'kafkajs';
import { TOPICS } from '@askonce/contracts';
import type { TestKafka } from '@askonce/testing';

interface Delivered {
  readonly eventId: string;
  readonly subjectRef: string;
  readonly sequence: number;
}

/** Hears every fact's event from the first on, as another service would. */
export class TopicReader {
  static async start({ brokers, topicPrefix }: TestKafka): Promise<TopicReader> {
    const kafka = new Kafka({ brokers, clientId: 'test', logLevel: logLevel.NOTHING });
    const consumer = kafka.consumer({ groupId: `${topicPrefix}reader`, maxWaitTimeInMs: 100 });
    const reader = new TopicReader(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [`${topicPrefix}${TOPICS.evidence}`], fromBeginning: true });
    await consumer.run({
      eachMessage: ({ message: { key, headers } }) => {
        const sequence = Number(String(headers?.['ce_sequence']));
        reader.delivered.push({ eventId: String(headers?.['ce_id']), subjectRef: String(key), sequence });
        return Promise.resolve();
      },
    });
    return reader;
  }

  readonly delivered: Delivered[] = [];

  private constructor(private readonly consumer: Consumer) {}

  /** A crash between sending and removing may send an event again, under the same id. */
  get eventIds(): ReadonlySet<string> {
    return new Set(this.delivered.map(({ eventId }) => eventId));
  }

  /** The numbers of each person's facts in the order in which they were first heard. */
  numbersByPerson(): Map<string, number[]> {
    const numbers = new Map<string, number[]>();
    const heard = new Set<string>();
    for (const { eventId, subjectRef, sequence } of this.delivered) {
      if (heard.has(eventId)) continue;
      heard.add(eventId);
      numbers.set(subjectRef, [...(numbers.get(subjectRef) ?? []), sequence]);
    }
    return numbers;
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
  }
}
