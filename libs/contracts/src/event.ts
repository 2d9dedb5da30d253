import type { Static, TObject } from '@sinclair/typebox';
import type { Topic } from './topics';

/** A CloudEvent 1.0 as our services see it; libs/messaging puts it on the wire in Kafka binary mode. */
export interface AskOnceEvent<D extends object = object> {
  /** UUIDv7, unique for ever; the same fact emitted again keeps it. */
  readonly id: string;
  readonly type: string;
  /** The service that speaks, for example `/registry`. */
  readonly source: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  /** The subjectRef of the person whom the event is about, if it is about one. */
  readonly subject?: string;
  /** The number of the fact about that person, dense from 1; only on the evidence topic. */
  readonly sequence?: number;
  /** W3C Trace Context. */
  readonly traceparent?: string;
  readonly data: D;
}

/** What is known of a kind of event: its name, where it travels, what it says, and an example that tests replay. */
export interface EventDefinition<S extends TObject = TObject> {
  readonly type: string;
  readonly topic: Topic;
  readonly description: string;
  readonly data: S;
  readonly example: Static<S>;
}

/** Types an event's definition by its own schema, so that the example must fit. */
export const defineEvent = <S extends TObject>(definition: EventDefinition<S>): EventDefinition<S> => definition;

export type DataOf<E> = E extends EventDefinition<infer S> ? Static<S> : never;
