import type { KnownFeedEntry } from './contract';
import { type WebhookMessage, WebhookRejected } from './webhook-verifier';

/** The types of events that this version knows; a newer service may send others. */
export type FeedEventType = KnownFeedEntry['type'];

/** One entry of an agency's feed, however it came. `isFeedEvent` knows what its data is. */
export interface FeedEvent {
  /** Its place in the feed: dense, from 1. */
  readonly number: number;
  /** The same whenever it comes, and the id of its entry in the log. */
  readonly id: string;
  /** Such as `consent.withdrawn`. */
  readonly type: string;
  /** When it happened, RFC 3339. */
  readonly time: string;
  readonly data: unknown;
}

type DataOf<T extends FeedEventType, E extends KnownFeedEntry = KnownFeedEntry> = E extends unknown
  ? T extends E['type']
    ? E['data']
    : never
  : never;

/** An event whose type is known, and with it what its data says. */
export type KnownFeedEvent<T extends FeedEventType = FeedEventType> = T extends unknown
  ? FeedEvent & { readonly type: T; readonly data: DataOf<T> }
  : never;

/** Whether it is an event of one of these types: `isFeedEvent(event, 'consent.withdrawn', 'consent.paused')`. */
export function isFeedEvent<T extends FeedEventType>(
  event: FeedEvent,
  ...types: readonly [T, ...T[]]
): event is KnownFeedEvent<T> {
  return types.some((type) => type === event.type);
}

/**
 * The event in a message to the agency's webhook; undefined for another message, such as a delivery.
 * @throws WebhookRejected when the message is malformed
 */
export function feedEvent({ id, type, timestamp: time, number, data }: WebhookMessage): FeedEvent | undefined {
  if (number === undefined) return undefined;
  if (time === undefined) throw new WebhookRejected('message_malformed');
  return { number, id, type, time, data };
}
