import { Global, Inject, Module, Optional } from '@nestjs/common';
import type {
  DynamicModule,
  OnApplicationBootstrap,
  OnApplicationShutdown,
  OnModuleInit,
  Provider,
} from '@nestjs/common';
import { Database } from '@askonce/database';
import { Health, LOGGER, Metrics } from '@askonce/observability';
import { KafkaEventsStrategy } from './consume/kafka-events-strategy';
import { EventProducer } from './kafka/event-producer';
import type { MessagingLog } from './kafka/messaging-log';
import { messagingHealth } from './messaging-health';
import { MessagingMetrics } from './messaging-metrics';
import type { MessagingOptions } from './messaging-options';
import { MessagingRuntime } from './messaging-runtime';
import { Outbox } from './outbox/outbox';
import { Relay } from './outbox/relay';

const OPTIONS = Symbol('MESSAGING_OPTIONS');
const MAX_LAG = 10_000;

/**
 * Gives a service its outbox, relay, producer and event handlers, and its readiness a check of them. Needs ObservabilityModule,
 * and DatabaseModule unless `relay` is false. `eventsOf(app)` connects the handlers.
 */
@Global()
@Module({})
export class MessagingModule implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(OPTIONS) private readonly options: MessagingOptions,
    @Inject(MessagingRuntime) private readonly runtime: MessagingRuntime,
    @Inject(Health) private readonly health: Health,
    @Inject(MessagingMetrics) private readonly metrics: MessagingMetrics,
    @Optional() @Inject(Relay) private readonly relay?: Relay,
  ) {}

  static forRoot(options: MessagingOptions): DynamicModule {
    const outbox = options.relay ?? true;
    return {
      module: MessagingModule,
      providers: [{ provide: OPTIONS, useValue: options }, ...ALWAYS, ...(outbox ? WITH_OUTBOX : [])],
      exports: [EventProducer, KafkaEventsStrategy, ...(outbox ? [Outbox, Relay] : [])],
    };
  }

  onModuleInit(): void {
    const { relay, runtime } = this;
    this.health.addCheck('kafka', () =>
      messagingHealth({
        probe: runtime.probe,
        consumer: () => runtime.consumerStatus,
        relayTrouble: () => relay?.trouble,
        maxLag: this.options.maxLag ?? MAX_LAG,
      }),
    );
    const outbox = relay && (() => relay.depth());
    this.metrics.watch({ lag: () => runtime.consumerStatus?.lag ?? new Map(), outbox });
  }

  onApplicationBootstrap(): void {
    this.relay?.start();
  }

  /** The handlers have ended by now, so what they appended still leaves. */
  async onApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
    await this.runtime.close();
  }
}

const ALWAYS: Provider[] = [
  { provide: MessagingMetrics, inject: [Metrics], useFactory: (metrics: Metrics) => new MessagingMetrics(metrics) },
  {
    provide: MessagingRuntime,
    inject: [OPTIONS, LOGGER, MessagingMetrics],
    useFactory: (options: MessagingOptions, log: MessagingLog, metrics: MessagingMetrics) =>
      new MessagingRuntime(options, log, metrics),
  },
  {
    provide: EventProducer,
    inject: [MessagingRuntime],
    useFactory: (runtime: MessagingRuntime) => new EventProducer(runtime.producer),
  },
  {
    provide: KafkaEventsStrategy,
    inject: [MessagingRuntime],
    useFactory: (runtime: MessagingRuntime) => runtime.strategy,
  },
];

/** Absent rather than idle where it is not wanted: who asks for it then finds out at boot. */
const WITH_OUTBOX: Provider[] = [
  Outbox,
  {
    provide: Relay,
    inject: [MessagingRuntime, Database],
    useFactory: (runtime: MessagingRuntime, database: Database) => runtime.makeRelay(database),
  },
];
