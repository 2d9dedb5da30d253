/** Ids from after one, which is excluded, to another, which is included; in the order of their text. */
export interface IdSpan {
  readonly after: string;
  readonly until: string;
}

/** Half-open. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** Nothing was recorded before. */
const BEGINNING = Date.UTC(2020, 0);
const DAY_MS = 86_400_000;

/** The least id that a fact of this instant can have: ids are UUIDv7, whose first 48 bits are milliseconds (RFC 9562 §5.7). */
export function idAt(instant: number): string {
  const time = Math.max(0, instant).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/**
 * The ids of the period, and those of no time at all: somebody who puts a row somewhere past the service may make up any id.
 * An id itself says whether it belongs to a period, so both sides agree about that whatever else was changed.
 */
export function spansOf({ from, to }: Period, now: Date): IdSpan[] {
  const [first, last] = [from.getTime(), Math.min(to.getTime(), now.getTime())];
  return [
    { after: FIRST_ID, until: idAt(Math.min(BEGINNING, first)) },
    { after: idAt(first), until: idAt(last) },
    { after: idAt(now.getTime() + DAY_MS), until: LAST_ID },
  ].filter(({ after, until }) => after < until);
}
