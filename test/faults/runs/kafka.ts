import { createLogger } from '@askonce/observability';
import type { Kafka } from 'kafkajs';
// What the library mends in kafkajs would keep this process alive as well.
import { createKafka } from '../../../libs/messaging/src/kafka/kafka-client';

/** A client of the suite's own. */
export const kafkaOf = (brokers: readonly string[]): Kafka =>
  createKafka({ brokers, clientId: 'faults', log: createLogger({ name: 'faults', level: 'silent' }) });
