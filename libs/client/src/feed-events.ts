import type { FeedPage } from './contract';
import type { FeedEvent } from './feed-event';
import { restOfRound } from './long-poll';
import type { Timing } from './retries';

export interface EventsOptions {
  /** The number of the last event that you are done with; 0 unless told, which begins with the first. */
  readonly after?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Reads a feed from a number on, or waits for what comes. */
type Poll = (after: number) => Promise<FeedPage>;

/** The events after a number, and then those to come, without end. @throws what polling throws, or the signal's reason */
export async function* feedEvents(
  poll: Poll,
  { after: first = 0, signal }: EventsOptions,
  timing: Timing,
): AsyncGenerator<FeedEvent, never> {
  for (let after = first; ;) {
    const begun = timing.now();
    const { items, nextAfter } = await poll(after);
    for (const item of items) {
      signal?.throwIfAborted();
      yield item;
    }
    after = nextAfter;
    if (items.length === 0) await restOfRound(begun, timing, signal);
  }
}
