import { TOPICS } from '@askonce/contracts';
import type { AskOnceEvent } from '@askonce/contracts';
import { EventTooLarge } from './event-too-large';
import { decodeUtf8, findHeader, getHeader, matching } from './headers';
import type { KafkaHeaders } from './headers';
import { UnparsableEvent } from './unparsable-event';

/** An event whose payload is bytes: one sealed part, numbered by extension attributes (CloudEvents 1.0 §3.1.1). */
export interface BytesEvent extends AskOnceEvent<Buffer> {
  /** Names are lower-case letters and digits, at most 20; values are short texts. */
  readonly extensions?: Readonly<Record<string, string>>;
}

/** The two halves of a Kafka message in CloudEvents binary mode. */
export interface EncodedEvent {
  readonly headers: Record<string, string>;
  readonly value: Buffer;
}

export const MAX_PAYLOAD_BYTES = 65_536;
/** A sealed part: 64 KiB, an authentication tag and room for a nonce. */
export const MAX_PART_BYTES = MAX_PAYLOAD_BYTES + 64;

const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TYPE = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const SOURCE = /^[\x21-\x7e]{1,255}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const SUBJECT = /^[^\p{Cc}]{1,255}$/u;
const SEQUENCE = /^[1-9]\d{0,14}$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const EXTENSION = /^ce_([a-z0-9]{1,20})$/;
const KNOWN = new Set(['id', 'type', 'source', 'specversion', 'time', 'subject', 'sequence', 'traceparent']);

/** @throws EventTooLarge when the JSON exceeds 64 KiB, UnparsableEvent when nobody could decode what this would send. */
export function encodeEvent(event: AskOnceEvent): EncodedEvent {
  const value = Buffer.from(JSON.stringify(event.data));
  if (value.length > MAX_PAYLOAD_BYTES) throw new EventTooLarge(event.type, value.length, MAX_PAYLOAD_BYTES);
  return checked({ headers: { ...attributesOf(event), 'content-type': JSON_TYPE }, value });
}

/** @throws EventTooLarge when the part exceeds 64 KiB and its tag, UnparsableEvent when an attribute is malformed. */
export function encodeBytesEvent(event: BytesEvent): EncodedEvent {
  if (event.data.length > MAX_PART_BYTES) throw new EventTooLarge(event.type, event.data.length, MAX_PART_BYTES);
  const extensions = Object.entries(event.extensions ?? {}).map(([name, value]) => [`ce_${name}`, value] as const);
  const malformed = extensions.find(([name]) => !EXTENSION.test(name) || KNOWN.has(name.slice(3)));
  if (malformed) throw new UnparsableEvent(malformed[0], 'is no name of an extension');
  const headers = { ...Object.fromEntries(extensions), ...attributesOf(event), 'content-type': BYTES_TYPE };
  attributesIn(headers);
  return { headers, value: event.data };
}

/** @throws UnparsableEvent when the message is anything but an event in binary mode. */
export function decodeEvent(topic: string, headers: KafkaHeaders, value: Buffer | null): AskOnceEvent | BytesEvent {
  const attributes = attributesIn(headers);
  if (value === null) throw new UnparsableEvent('The payload', 'is missing');
  const contentType = findHeader(headers, 'content-type');
  if (contentType === JSON_TYPE) return { ...attributes, data: jsonObject(value) };
  if (contentType !== BYTES_TYPE || topic !== TOPICS.delivery)
    throw new UnparsableEvent('content-type', 'is not expected here');
  if (value.length > MAX_PART_BYTES) throw new UnparsableEvent('The payload', `exceeds ${MAX_PART_BYTES} bytes`);
  return { ...attributes, data: value, extensions: extensionsIn(headers) };
}

function attributesOf(event: Omit<AskOnceEvent, 'data'>): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_time: event.time,
    ...(event.subject === undefined ? {} : { ce_subject: event.subject }),
    ...(event.sequence === undefined ? {} : { ce_sequence: String(event.sequence) }),
    ...(event.traceparent === undefined ? {} : { ce_traceparent: event.traceparent }),
  };
}

function attributesIn(headers: KafkaHeaders): Omit<AskOnceEvent, 'data'> {
  getHeader(headers, 'ce_specversion', /^1\.0$/);
  const subject = findHeader(headers, 'ce_subject');
  const sequence = findHeader(headers, 'ce_sequence');
  const traceparent = findHeader(headers, 'ce_traceparent');
  return {
    id: getHeader(headers, 'ce_id', UUID),
    type: getHeader(headers, 'ce_type', TYPE),
    source: getHeader(headers, 'ce_source', SOURCE),
    time: getHeader(headers, 'ce_time', TIME),
    ...(subject === undefined ? {} : { subject: matching(subject, 'ce_subject', SUBJECT) }),
    ...(sequence === undefined ? {} : { sequence: Number(matching(sequence, 'ce_sequence', SEQUENCE)) }),
    // A broken trace context starts a new trace and does no other harm (W3C Trace Context §3.2.2.1).
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) ? { traceparent } : {}),
  };
}

function extensionsIn(headers: KafkaHeaders): Record<string, string> {
  const names = Object.keys(headers).flatMap((header) => EXTENSION.exec(header)?.[1] ?? []);
  const entries = names.filter((name) => !KNOWN.has(name)).map((name) => [name, findHeader(headers, `ce_${name}`)]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function jsonObject(value: Buffer): object {
  if (value.length > MAX_PAYLOAD_BYTES) throw new UnparsableEvent('The payload', `exceeds ${MAX_PAYLOAD_BYTES} bytes`);
  const data = parse(decodeUtf8(value, 'The payload'));
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new UnparsableEvent('The payload', 'is not a JSON object');
  }
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnparsableEvent('The payload', 'is not JSON');
  }
}

/** What would not be understood is refused where it is made, not where it arrives. */
function checked(encoded: EncodedEvent): EncodedEvent {
  attributesIn(encoded.headers);
  return encoded;
}
