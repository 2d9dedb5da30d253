import { HASH_BYTES, type Hash } from './hashes';
import { TlogError, type TlogErrorCode } from './tlog-error';

/** A text from a file or an answer, in bytes or decoded already. */
export type TextInput = string | Uint8Array;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The longest text that is read: room for a hundred post-quantum signatures. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/**
 * @returns undefined unless it is well-formed Unicode
 * @throws TlogError `text_too_large`
 */
export function textIn(input: TextInput): string | undefined {
  if (input.length > MAX_TEXT_BYTES) {
    throw new TlogError('text_too_large', `At most ${MAX_TEXT_BYTES} bytes are read, these are ${input.length}`);
  }
  if (typeof input === 'string') return input.isWellFormed() ? input : undefined;
  try {
    return UTF8.decode(input);
  } catch {
    return undefined;
  }
}

/** @returns undefined unless it is Base 64 (RFC 4648 §4) as an encoder writes it: padded, and without bits left over */
export function base64In(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}

/** @throws TlogError with the given code unless the line is a hash in Base 64 */
export function hashIn(line: string, what: string, code: TlogErrorCode): Hash {
  const bytes = base64In(line);
  if (bytes?.length !== HASH_BYTES) throw new TlogError(code, `${what} is not ${HASH_BYTES} bytes in Base 64`);
  return bytes;
}

/** The lines before the first empty line, and what follows it; undefined when there is none. */
export function splitAtEmptyLine(text: string): { lines: string[]; rest: string } | undefined {
  const end = text.indexOf('\n\n');
  return end < 0 ? undefined : { lines: text.slice(0, end).split('\n'), rest: text.slice(end + 2) };
}
