import { InvalidRequest } from '@askonce/problems';

/** A day, which begins in UTC, or a moment with its offset; of ISO 8601 what RFC 3339 has. */
const RFC_3339 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
const LAST_YEAR = 9_999;
/** By so much may clocks differ: an issuer's, ours, and those of our instances among each other. */
export const TOLERANCE_MS = 120_000;

/**
 * Dates of a document as the database takes them.
 * @throws InvalidRequest when one is no date, when it was issued in the future, or ended before it was issued
 */
export function checkedDates(given: { issuedAt?: string; validUntil?: string }, now = Date.now()) {
  const issuedAt = dateAt('/metadata/issuedAt', given.issuedAt);
  const validUntil = dateAt('/metadata/validUntil', given.validUntil);
  if (issuedAt && issuedAt.getTime() > now + TOLERANCE_MS) throw wrong('/metadata/issuedAt', 'lies in the future');
  if (validUntil && validUntil.getTime() <= (issuedAt?.getTime() ?? now)) {
    throw wrong('/metadata/validUntil', 'is not after the day of issue');
  }
  return { issuedAt: issuedAt?.toISOString() ?? null, validUntil: validUntil?.toISOString() ?? null };
}

/** A time as it was given, null where none was. @throws InvalidRequest when it is no date */
export function dateAt(pointer: string, given: string | undefined): Date | null {
  if (given === undefined) return null;
  const date = new Date(RFC_3339.test(given) ? given : Number.NaN);
  const year = date.getUTCFullYear();
  if (year >= 1 && year <= LAST_YEAR) return date;
  throw wrong(pointer, 'is not a date, such as 2026-11-22 or 2026-11-22T09:00:00Z');
}

const wrong = (pointer: string, detail: string) => new InvalidRequest({ errors: [{ pointer, detail }] });
