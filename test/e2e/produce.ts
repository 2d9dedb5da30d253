import { Kafka, logLevel, type Message, Partitioners } from 'kafkajs';
import type { Stack } from '../../apps/cli/src/stack/stack';

/** Puts a message on a topic by hand, past everything that checks what we send. */
export async function produce({ infrastructure }: Stack, topic: string, message: Message): Promise<void> {
  const kafka = new Kafka({ brokers: infrastructure.kafkaBrokers, clientId: 'e2e', logLevel: logLevel.NOTHING });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  await producer.send({ topic, messages: [message] }).finally(() => producer.disconnect());
}
