import { Kafka, logLevel, type Producer } from 'kafkajs';
import { EVENTS, type FetchOutcome, TOPICS } from '@askonce/contracts';
import { encodeEvent, newEvent } from '@askonce/messaging';
import type { TestKafka } from '@askonce/testing';
import type { Kind } from './truth/true-things.fixture';

/** What adapters say on their topic. */
export class AdapterAnswers {
  static async start({ brokers, topicPrefix }: TestKafka): Promise<AdapterAnswers> {
    const producer = new Kafka({ brokers, clientId: 'test', logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    return new AdapterAnswers(producer, topicPrefix);
  }

  private constructor(
    private readonly producer: Producer,
    private readonly prefix: string,
  ) {}

  async answer(
    subjectRef: string,
    fetch: Kind & { readonly id: string; readonly source: string | undefined; readonly outcome: FetchOutcome },
  ): Promise<void> {
    const { id: fetchId, type: evidenceType, qualifier, source = '', outcome } = fetch;
    const data = { fetchId, evidenceType, qualifier, source, outcome, attempts: 1 };
    const { event } = newEvent(EVENTS.fetchCompleted, {
      source: '/adapters',
      key: subjectRef,
      subject: subjectRef,
      data,
    });
    const topic = `${this.prefix}${TOPICS.fetched}`;
    await this.producer.send({ topic, messages: [{ key: subjectRef, ...encodeEvent(event) }] });
  }

  async stop(): Promise<void> {
    await this.producer.disconnect();
  }
}
