import { Injectable } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventConsumer } from './event-consumer';
import type { EventRoutes } from './event-routes';
import type { EventHandler } from './received';

/** Makes the consumer once it is known what this service handles. */
export type ConsumerFactory = (topics: readonly string[]) => EventConsumer;

/**
 * Lets Nest controllers handle events: `@EventPattern('askonce.evidence.released.v1')`, or every event of a topic by
 * `@EventPattern('topic:askonce.evidence.v1')`. The payload is the event, `@Ctx()` its EventContext. A handler that throws is
 * called again; a handler that throws an outage waits for its end.
 *
 * Events come at least once, after a rebalance or a crash more often. So what a handler writes carries the event's id under
 * a unique constraint, and a second coming changes nothing; there is no table of what was seen, which could not be atomic
 * with effects elsewhere. A handler reads the state anew and never trusts the age of an event.
 */
@Injectable()
export class KafkaEventsStrategy extends Server implements CustomTransportStrategy {
  /** Errors come back to us, so Nest need not log them. */
  override propagatesEventHandlerErrors = true;
  private consumer: EventConsumer | undefined;
  private prepared = false;

  constructor(
    private readonly routes: EventRoutes,
    private readonly makeConsumer: ConsumerFactory,
  ) {
    super();
  }

  /** Said by `eventsOf`: handlers' errors arrive here as they were thrown. */
  errorsComeOut(): void {
    this.prepared = true;
  }

  /** Does not wait for Kafka: a service starts without it and says so in its readiness. */
  listen(callback: (error?: unknown) => void): void {
    try {
      if (!this.prepared) throw new Error('Connect the event handlers by connectMicroservice(eventsOf(app)).');
      for (const [pattern, handler] of this.messageHandlers) this.routes.add(pattern, settled(handler));
      if (this.routes.topics.length > 0) this.consumer = this.makeConsumer(this.routes.topics);
      this.consumer?.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    await this.consumer?.stop();
  }

  override unwrap(): never {
    throw new Error('kafkajs stays inside this library.');
  }

  override on(): never {
    throw new Error('Watch the health of the consumer instead.');
  }
}

/** Waits for what Nest returns, which may be a stream. */
const settled =
  (handler: (event: object, context: object) => unknown): EventHandler =>
  async (event, context) => {
    const result = await handler(event, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };
