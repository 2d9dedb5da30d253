import type { Connector } from './kafka/connector';
import type { MessagingLog } from './kafka/messaging-log';
import type { ProcessorOptions } from './consume/event-processor';
import type { RelayOptions } from './outbox/relay';

export interface MessagingOptions {
  readonly brokers: readonly string[];
  /** The service's name: the client's id, and its group's unless `groupId` says otherwise. */
  readonly service: string;
  readonly groupId?: string;
  readonly topicPrefix?: string;
  /** False for a service without outbox. Otherwise DatabaseModule must be imported too. */
  readonly relay?: boolean;
  /** Handlers at work at the same time. */
  readonly concurrency?: number;
  readonly commitEveryMs?: number;
  /** How long a current event may take to end when the service stops; it comes again after the next start. */
  readonly drainMs?: number;
  /** More messages than this not yet done, and readiness says so. */
  readonly maxLag?: number;
  readonly processing?: Partial<Pick<ProcessorOptions, 'maxAttempts' | 'retry' | 'outageRetry' | 'handlerTimeoutMs'>>;
  readonly relaying?: Partial<Omit<RelayOptions, 'onSent'>>;
  /** How connections to brokers are opened; by default over TCP. */
  readonly connector?: Connector;
  /** What to do when kafkajs crashes; by default the process ends, so that its supervisor starts it anew. */
  readonly onCrash?: (error: Error) => void;
}

/** Logs the crash and ends the process. */
export const exitOnCrash =
  (log: MessagingLog) =>
  (error: Error): void => {
    log.error({ err: error }, 'The Kafka consumer crashed; the process ends');
    process.exit(1);
  };
