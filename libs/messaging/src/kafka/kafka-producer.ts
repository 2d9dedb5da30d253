import { CompressionTypes, Partitioners } from 'kafkajs';
import type { Kafka, Message, Producer } from 'kafkajs';
import type { TopicNames } from './topic-names';

const COMPRESS_FROM_BYTES = 4_096;
const ACK_TIMEOUT_MS = 10_000;

/** A producer that connects when it is first needed, and whose promises resolve once every in-sync replica has the messages. */
export class KafkaProducer {
  private readonly producer: Producer;
  private connecting: Promise<void> | undefined;

  constructor(
    kafka: Kafka,
    private readonly topics: TopicNames,
  ) {
    this.producer = kafka.producer({
      // The same partition for a key as Java's clients choose (murmur2).
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      maxInFlightRequests: 5,
    });
  }

  /** @param topic by our name. @throws what `isOutage` recognises when Kafka is away. */
  async send(topic: string, messages: Message[]): Promise<void> {
    await this.connect();
    await this.producer.send({
      topic: this.topics.onCluster(topic),
      messages,
      acks: -1,
      timeout: ACK_TIMEOUT_MS,
      compression: compressionFor(messages),
    });
  }

  async connect(): Promise<void> {
    this.connecting ??= this.producer.connect().catch((error: unknown) => {
      this.connecting = undefined;
      throw error;
    });
    await this.connecting;
  }

  async close(): Promise<void> {
    if (this.connecting === undefined) return;
    await this.connecting.catch(() => undefined);
    this.connecting = undefined;
    await this.producer.disconnect();
  }
}

/** Ciphertext and single small events are not worth it; batches of JSON shrink to a fifth. Gzip is the codec kafkajs brings. */
function compressionFor(messages: readonly Message[]): CompressionTypes {
  const json = messages.filter((message) => message.headers?.['content-type'] === 'application/json');
  const bytes = json.reduce((sum, message) => sum + (message.value?.length ?? 0), 0);
  return bytes >= COMPRESS_FROM_BYTES ? CompressionTypes.GZIP : CompressionTypes.None;
}
