import type { KafkaHeaders } from '../codec/headers';

/** A message as it came from Kafka, before anybody has judged it. */
export interface Received {
  /** By our name, without the prefix. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: KafkaHeaders;
}

/** What a handler can inject beside the event, by Nest's `@Ctx()`. */
export interface EventContext {
  readonly topic: string;
  readonly partition: number;
  /** Decimal text. */
  readonly offset: string;
  readonly key: string;
  /** From 1; outages are not counted. */
  readonly attempt: number;
  /** Aborted when the attempt's time is up or the service is about to stop. */
  readonly signal: AbortSignal;
}

/** Resolves once the event has had its effect. */
export type EventHandler = (event: object, context: EventContext) => Promise<void>;
