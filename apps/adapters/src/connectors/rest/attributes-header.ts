import { AgencyFailure } from '../agency-failure';

/** In base64 it fits among the headers, of which Node takes 16 KiB, and the registry takes it with the rest that is said. */
const MAX_BYTES = 8 * 1024;
/** A byte sequence of structured fields (RFC 9651 §3.3.5). */
const BYTES = /^ *:([A-Za-z0-9+/]*={0,2}): *$/;

/**
 * What a source says of a document as data, out of the header `AskOnce-Attributes`: a JSON object in UTF-8 as a byte sequence,
 * so that the document itself goes on as a stream; undefined where there is no such header.
 * @throws AgencyFailure when it is malformed or too large
 */
export function attributesIn(header: string | null): object | undefined {
  if (header === null) return undefined;
  const base64 = BYTES.exec(header)?.[1];
  const attributes = base64 === undefined ? undefined : parsed(Buffer.from(base64, 'base64'));
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) {
    throw new AgencyFailure('unexpected_answer');
  }
  return attributes;
}

/** Measured as it is sent on: a number can be longer written out. */
function parsed(bytes: Buffer): unknown {
  let size: number;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    size = Buffer.byteLength(JSON.stringify(value));
  } catch {
    // Without the cause: the parser's own message quotes what it read.
    throw new AgencyFailure('unexpected_answer');
  }
  if (size > MAX_BYTES) throw new AgencyFailure('too_large');
  return value;
}
