import { UnparsableEvent } from './unparsable-event';

/** Message headers as kafkajs hands them over: a name that occurs twice is an array, an empty one may be null. */
export type KafkaHeaders = Readonly<Record<string, Buffer | string | (Buffer | string)[] | null | undefined>>;

const MAX_HEADER_BYTES = 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of one header, or undefined where it is absent. @throws UnparsableEvent when it is not short, single UTF-8 text. */
export function findHeader(headers: KafkaHeaders, name: string): string | undefined {
  const value: unknown = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string' && !Buffer.isBuffer(value)) throw new UnparsableEvent(name, 'is not a single text');
  if (Buffer.byteLength(value) > MAX_HEADER_BYTES) throw new UnparsableEvent(name, `exceeds ${MAX_HEADER_BYTES} bytes`);
  return typeof value === 'string' ? value : decodeUtf8(value, name);
}

/** @throws UnparsableEvent when the header is absent or does not match. */
export function getHeader(headers: KafkaHeaders, name: string, pattern: RegExp): string {
  const value = findHeader(headers, name);
  if (value === undefined) throw new UnparsableEvent(name, 'is missing');
  return matching(value, name, pattern);
}

/** @throws UnparsableEvent when the value does not match. */
export function matching(value: string, part: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new UnparsableEvent(part, 'is malformed');
  return value;
}

/** @throws UnparsableEvent when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, part: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new UnparsableEvent(part, 'is not UTF-8');
  }
}
