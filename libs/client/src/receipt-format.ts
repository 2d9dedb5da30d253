import canonicalize from 'canonicalize';
import type { Receipt } from './contract';
import { ReceiptRefused } from './receipt-refused';
import { count, exactly, hash32, listOf, objectOf, orNull, type Shape, text, textLike } from './shape';

/** The format of receipts: their members, what they commit to, and the rules by which their words are made. */
export const RECEIPT_FORMAT = 'askonce-receipt@v1';

/** Room for a checkpoint with as many signatures as a note may have. */
export const MAX_RECEIPT_BYTES = 2 * 1024 * 1024;

/** What anybody may read of an entry, as the log has it. */
export interface ReceiptLeaf {
  readonly kind: string;
  readonly agency?: string;
  readonly hour: string;
  readonly commitment: string;
}

const INSTANT = textLike('a time in UTC to the millisecond', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const HOUR = textLike('an hour in UTC', /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/);

const OPENING = objectOf(
  {
    id: text,
    action: text,
    occurredAt: INSTANT,
    agency: orNull(text),
    procedure: orNull(text),
    purpose: orNull(text),
    lawfulBasis: orNull(text),
    evidenceTypes: listOf(text),
    documents: listOf(objectOf({ id: text, version: count, evidenceType: text })),
    outcome: orNull(text),
    requestId: orNull(text),
    person: hash32,
    details: hash32,
  },
  { fields: listOf(text) },
);

const RECEIPT = objectOf({
  format: exactly(RECEIPT_FORMAT),
  words: listOf(text),
  opening: OPENING,
  salt: hash32,
  leaf: text,
  proof: text,
});

const LEAF = objectOf(
  { id: textLike('16 bytes in Base 64', /^[\w-]{22}$/), kind: text, hour: HOUR, commitment: hash32 },
  { agency: text },
);

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** Strings as they are; white space between them. */
const STRING_OR_SPACE = /("[^"\\]*(?:\\.[^"\\]*)*")|[ \t\r\n]+/g;

/** Takes a receipt apart and verifies nothing. @throws ReceiptRefused `receipt_too_large`, `receipt_malformed` */
export function parseReceipt(input: string | Uint8Array): Receipt {
  if (input.length > MAX_RECEIPT_BYTES) {
    throw new ReceiptRefused(
      'receipt_too_large',
      `At most ${MAX_RECEIPT_BYTES} bytes are read, these are ${input.length}.`,
    );
  }
  const malformed = (why: string) => new ReceiptRefused('receipt_malformed', `This is no ${RECEIPT_FORMAT}: ${why}.`);
  const written = textOf(input, malformed);
  const receipt = jsonIn(written, RECEIPT, malformed) as Receipt;
  // A member that is there twice would show one thing to whoever reads the file, and another to whoever verifies it.
  if (written.replaceAll(STRING_OR_SPACE, '$1') !== JSON.stringify(receipt)) {
    throw malformed('it names a member twice, or is not written as JSON.stringify writes');
  }
  return receipt;
}

/** What a leaf says, which has to be canonical JSON (RFC 8785). @throws ReceiptRefused `leaf_malformed` */
export function parseLeaf(written: string): ReceiptLeaf {
  const malformed = (why: string) => new ReceiptRefused('leaf_malformed', `This is no leaf of a receipt: ${why}.`);
  const leaf = jsonIn(written, LEAF, malformed) as ReceiptLeaf;
  if (canonicalize(leaf) !== written) throw malformed('it is not canonical JSON');
  return leaf;
}

type Malformed = (why: string) => ReceiptRefused;

function textOf(input: string | Uint8Array, malformed: Malformed): string {
  if (typeof input === 'string') return input;
  try {
    return UTF8.decode(input);
  } catch {
    throw malformed('it is not UTF-8');
  }
}

function jsonIn(written: string, shape: Shape, malformed: Malformed): unknown {
  const value = parsed(written, malformed);
  const fault = shape(value, '');
  if (fault !== undefined) throw malformed(fault);
  return value;
}

function parsed(written: string, malformed: Malformed): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw malformed('it is not JSON');
  }
}
