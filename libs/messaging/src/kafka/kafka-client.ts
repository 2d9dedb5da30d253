import { Kafka, logLevel } from 'kafkajs';
import type { LogEntry } from 'kafkajs';
import { connectPlainly } from './connector';
import type { Connector } from './connector';
import { mendKafkajs } from './mend-kafkajs';
import type { MessagingLog } from './messaging-log';

export interface KafkaClientOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: MessagingLog;
  readonly connector?: Connector;
}

/**
 * The one place where a client of kafkajs is made. Its own log lines repeat with every attempt, so they are kept at debug:
 * what matters is logged by us, once per change of state.
 */
export function createKafka({ brokers, clientId, log, connector = connectPlainly }: KafkaClientOptions): Kafka {
  mendKafkajs();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    socketFactory: connector,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    // Named in full, because kafkajs has other defaults under NODE_ENV=test.
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry: LogEntry) => {
      const { message, error } = entry.log as { message: string; error?: unknown };
      log.debug({ kafkajs: entry.namespace, error }, message);
    },
  });
}
