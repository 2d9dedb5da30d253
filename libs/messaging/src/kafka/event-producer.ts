import { Injectable } from '@nestjs/common';
import { TOPICS } from '@askonce/contracts';
import type { AskOnceEvent, Topic } from '@askonce/contracts';
import { encodeBytesEvent, encodeEvent } from '../codec/cloud-events';
import type { BytesEvent } from '../codec/cloud-events';
import type { KafkaProducer } from './kafka-producer';

/**
 * Sends without an outbox: for what can be made again from its source (the sealed parts of a delivery), never for facts.
 * Every promise resolves once all in-sync replicas have the message; what it throws in an outage, `isOutage` recognises.
 */
@Injectable()
export class EventProducer {
  constructor(private readonly producer: KafkaProducer) {}

  /** @throws EventTooLarge when data exceeds 64 KiB as JSON. */
  async send(topic: Topic, key: string, event: AskOnceEvent): Promise<void> {
    await this.producer.send(topic, [{ key, ...encodeEvent(event) }]);
  }

  /**
   * One sealed part on the delivery topic. Awaiting each part before the next bounds memory and keeps their order.
   * @throws EventTooLarge when it exceeds 64 KiB and its tag.
   */
  async sendPart(key: string, event: BytesEvent): Promise<void> {
    await this.producer.send(TOPICS.delivery, [{ key, ...encodeBytesEvent(event) }]);
  }
}
