import type { Pair } from './judge';
import type { Logged, Unlogged } from './logged';
import type { Recorded } from './recorded';

/** Both sides of the same span of ids. */
export interface BothSides {
  readonly recorded: readonly Recorded[];
  readonly logged: readonly Logged[];
  /** By id of event. */
  readonly unlogged: ReadonlyMap<string, Unlogged>;
}

/** An id that the registry has twice, which no service makes, gives a pair for each. */
export function pairUp({ recorded, logged, unlogged }: BothSides): Pair[] {
  const entries = new Map(logged.map((one) => [one.entry.entryId, one]));
  const known = new Set(recorded.map(({ eventId }) => eventId));
  return [
    ...recorded.map((one) => pairOf(one, entries.get(one.eventId), unlogged.get(one.eventId))),
    ...logged.flatMap((one) => (known.has(one.entry.entryId) ? [] : [{ id: one.entry.entryId, logged: one }])),
  ];
}

const pairOf = (recorded: Recorded, logged: Logged | undefined, unlogged: Unlogged | undefined): Pair => ({
  id: recorded.eventId,
  recorded,
  ...(logged !== undefined && { logged }),
  ...(unlogged !== undefined && { unlogged }),
});
