import { v7 as uuidv7 } from 'uuid';
import type { DataOf, EventDefinition } from '@askonce/contracts';
import { currentTraceparent } from '@askonce/observability';
import type { OutboxEvent } from './outbox-rows';

export interface Told<D> {
  /** The service that speaks, for example `/registry`. */
  readonly source: string;
  readonly key: string;
  /** The subjectRef of the person whom it is about, if it is about one. */
  readonly subject?: string;
  /** When it happened; now unless told. */
  readonly time?: Date;
  readonly data: D;
}

/** An event that is told for the first time: with an id of its own, in the trace in which it happened. */
export function newEvent<E extends EventDefinition>(
  { type, topic }: E,
  { source, key, subject, time = new Date(), data }: Told<DataOf<E>>,
): OutboxEvent<DataOf<E> & object> {
  const traceparent = currentTraceparent();
  const event = {
    id: uuidv7(),
    type,
    source,
    time: time.toISOString(),
    ...(subject !== undefined && { subject }),
    ...(traceparent !== undefined && { traceparent }),
    data: data as DataOf<E> & object,
  };
  return { topic, key, event };
}
