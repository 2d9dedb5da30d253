import { createHash } from 'node:crypto';

/** Where a page ended: entries are in order of time, those of one instant in order of the log. */
export interface Position {
  /** RFC 3339 with milliseconds, UTC. */
  readonly occurredAt: string;
  readonly leafIndex: number;
}

const SHAPE = /^[\w-]{32}$/;
const CHECK_BYTES = 8;
/** What ECMAScript counts as an instant. */
const LAST_INSTANT = 8_640_000_000_000_000n;

/**
 * A position as clients hold it: 24 bytes in base64url. The check ties it to the question whose pages it leads through, so
 * that a mistyped cursor, or one of another search, is found out; it protects no secret, for the question itself decides
 * what its asker may see.
 */
export function encodeCursor({ occurredAt, leafIndex }: Position, question: string): string {
  const place = Buffer.alloc(16);
  place.writeBigInt64BE(BigInt(Date.parse(occurredAt)), 0);
  place.writeBigUInt64BE(BigInt(leafIndex), 8);
  return Buffer.concat([place, checkOf(place, question)]).toString('base64url');
}

/** @returns undefined for what is no cursor of this question. */
export function decodeCursor(cursor: string, question: string): Position | undefined {
  if (!SHAPE.test(cursor)) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  const place = bytes.subarray(0, 16);
  if (!checkOf(place, question).equals(bytes.subarray(16))) return undefined;
  const instant = place.readBigInt64BE(0);
  const leafIndex = place.readBigUInt64BE(8);
  if (instant > LAST_INSTANT || instant < -LAST_INSTANT || leafIndex > BigInt(Number.MAX_SAFE_INTEGER))
    return undefined;
  return { occurredAt: new Date(Number(instant)).toISOString(), leafIndex: Number(leafIndex) };
}

function checkOf(place: Buffer, question: string): Buffer {
  return createHash('sha256').update(place).update(question).digest().subarray(0, CHECK_BYTES);
}
