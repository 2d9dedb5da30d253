import type { Kafka } from 'kafkajs';
import type { Database } from '@askonce/database';
import { EventConsumer } from './consume/event-consumer';
import { EventProcessor, PROCESSOR_DEFAULTS } from './consume/event-processor';
import { EventRoutes } from './consume/event-routes';
import { KafkaEventsStrategy } from './consume/kafka-events-strategy';
import { Slots } from './consume/slots';
import { DeadLetterSink } from './dead-letters/dead-letter-sink';
import { createKafka } from './kafka/kafka-client';
import { KafkaProbe } from './kafka/kafka-probe';
import { KafkaProducer } from './kafka/kafka-producer';
import type { MessagingLog } from './kafka/messaging-log';
import { TopicNames } from './kafka/topic-names';
import type { MessagingMetrics } from './messaging-metrics';
import { exitOnCrash } from './messaging-options';
import type { MessagingOptions } from './messaging-options';
import { Relay } from './outbox/relay';

const CONCURRENCY = 8;
const COMMIT_EVERY_MS = 1_000;
const DRAIN_MS = 8_000;

/** Everything of one service that talks to Kafka, wired together without Nest. */
export class MessagingRuntime {
  readonly producer: KafkaProducer;
  readonly probe: KafkaProbe;
  readonly strategy: KafkaEventsStrategy;
  private readonly kafka: Kafka;
  private readonly names: TopicNames;
  private readonly routes = new EventRoutes();
  private consumer: EventConsumer | undefined;

  constructor(
    private readonly options: MessagingOptions,
    private readonly log: MessagingLog,
    private readonly metrics: MessagingMetrics,
  ) {
    this.names = new TopicNames(options.topicPrefix);
    const { brokers, service, connector } = options;
    this.kafka = createKafka({ brokers, clientId: service, log, ...(connector && { connector }) });
    this.producer = new KafkaProducer(this.kafka, this.names);
    this.probe = new KafkaProbe(this.kafka);
    this.strategy = new KafkaEventsStrategy(this.routes, (topics) => (this.consumer = this.makeConsumer(topics)));
  }

  makeRelay(database: Pick<Database, 'session'>): Relay {
    const onSent = (topic: string, rows: number): void => {
      this.metrics.relayed.inc({ topic }, rows);
    };
    return new Relay(database, this.producer, this.log, { ...this.options.relaying, onSent });
  }

  /** What the consumer is doing; undefined when this service handles no events. */
  get consumerStatus(): EventConsumer['status'] | undefined {
    return this.consumer?.status;
  }

  async close(): Promise<void> {
    await this.consumer?.stop();
    await Promise.all([this.producer.close(), this.probe.close()]);
  }

  private makeConsumer(topics: readonly string[]): EventConsumer {
    const { names, log, kafka, options } = this;
    const groupId = options.groupId ?? options.service;
    const processor = this.makeProcessor(groupId);
    return new EventConsumer(
      {
        kafka,
        names,
        process: (message, stopping) => processor.process(message, stopping),
        log,
        onCrash: options.onCrash ?? exitOnCrash(log),
      },
      {
        groupId: names.onCluster(groupId),
        topics,
        commitEveryMs: options.commitEveryMs ?? COMMIT_EVERY_MS,
        drainMs: options.drainMs ?? DRAIN_MS,
      },
    );
  }

  private makeProcessor(groupId: string): EventProcessor {
    const { log, metrics, options } = this;
    const sink = new DeadLetterSink(groupId, this.producer, log, (topic) => {
      metrics.deadLetters.inc({ topic });
    });
    return new EventProcessor(this.routes, sink, new Slots(options.concurrency ?? CONCURRENCY), log, {
      ...PROCESSOR_DEFAULTS,
      ...options.processing,
      groupId,
      onHandled: (type, outcome, seconds) => {
        metrics.handling.observe({ type, outcome }, seconds);
      },
    });
  }
}
