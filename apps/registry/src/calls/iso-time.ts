import type { Timestamp } from '../subjects/person';

/** A time of the database as the wire has it: RFC 3339, UTC, milliseconds. */
export const isoTime = (time: Timestamp): string => new Date(time).toISOString();
