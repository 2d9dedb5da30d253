import { hash } from 'node:crypto';
import type { AskOnceEvent, Topic } from '@askonce/contracts';
import { encodeEvent } from '../codec/cloud-events';

/** What is to be told, where, and in whose order: events of one key arrive in the order of their appending. */
export interface OutboxEvent<D extends object = object> {
  readonly topic: Topic;
  /** Never personal data in clear: a subjectRef, a release, an actor's id, a journey. */
  readonly key: string;
  readonly event: AskOnceEvent<D>;
}

/** One row of the table `outbox` as plain JSON. */
export interface OutboxRow {
  readonly event_id: string;
  readonly topic: string;
  readonly shard: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

/** Constant for ever: with another number, the rows of one key could wait in two shards at once and overtake each other. */
export const OUTBOX_SHARDS = 12;

/**
 * The columns to insert. Whoever writes its own statement names exactly these, in any order, because `id` and
 * `created_at` come from their defaults and jsonb_populate_recordset would give NULL for them:
 * `INSERT INTO outbox (${OUTBOX_COLUMNS}) SELECT ${OUTBOX_COLUMNS} FROM jsonb_populate_recordset(NULL::outbox, $1::jsonb)`.
 * A guarded statement adds its guard to the FROM.
 */
export const OUTBOX_COLUMNS = 'event_id, topic, shard, key, headers, payload';

/**
 * Rows for the table `outbox`; pass them as one JSON parameter, `JSON.stringify(outboxRows(events))`.
 * @throws EventTooLarge when data exceeds 64 KiB as JSON; UnparsableEvent when an attribute is malformed.
 */
export function outboxRows(events: readonly OutboxEvent[]): OutboxRow[] {
  return events.map(({ topic, key, event }) => {
    const { headers, value } = encodeEvent(event);
    return { event_id: event.id, topic, shard: shardOf(key), key, headers, payload: value.toString() };
  });
}

export const shardOf = (key: string): number => hash('sha256', key, 'buffer').readUInt32BE(0) % OUTBOX_SHARDS;
