import type { Received } from '../consume/received';
import type { KafkaProducer } from '../kafka/kafka-producer';
import type { MessagingLog } from '../kafka/messaging-log';
import { DEAD_LETTERS, letterMessage } from './dead-letter';
import { describeCause } from './describe-cause';

/** Takes messages that their handlers gave up on. */
export class DeadLetterSink {
  constructor(
    private readonly groupId: string,
    private readonly producer: Pick<KafkaProducer, 'send'>,
    private readonly log: MessagingLog,
    private readonly onBuried: (topic: string) => void = () => undefined,
  ) {}

  /** Resolves once the letter is safe. @throws what Kafka throws; the message must then be kept. */
  async bury(message: Received, { error, attempts }: { error: unknown; attempts: number }): Promise<void> {
    const cause = describeCause(error);
    const at = new Date().toISOString();
    await this.producer.send(DEAD_LETTERS, [letterMessage(message, { groupId: this.groupId, attempts, at, cause })]);
    this.onBuried(message.topic);
    const { topic, partition } = message;
    this.log.error(
      { cause, topic, partition, offset: message.offset.toString() },
      'A message is among the dead letters now',
    );
  }
}
