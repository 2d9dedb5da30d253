import { InvalidRequest } from '@askonce/problems';
import { dateAt, TOLERANCE_MS } from '../documents/check-dates';
import type { Timestamp } from '../subjects/person';

/** When the agency asked; a clock that is a little fast means now. @throws InvalidRequest when it is still to come, or no time */
export function askedAt(given: string | undefined, now: Timestamp): Timestamp {
  const at = dateAt('/at', given);
  if (at === null) return now;
  const latest = Date.parse(now);
  if (at.getTime() > latest + TOLERANCE_MS) {
    throw new InvalidRequest({ errors: [{ pointer: '/at', detail: 'lies in the future' }] });
  }
  return new Date(Math.min(at.getTime(), latest)).toISOString();
}
