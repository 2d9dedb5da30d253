import fc from 'fast-check';
import { TOPICS } from '@askonce/contracts';
import { anEvent } from '../fixtures/events';
import { MAX_PART_BYTES, MAX_PAYLOAD_BYTES, decodeEvent, encodeBytesEvent, encodeEvent } from './cloud-events';
import { EventTooLarge } from './event-too-large';
import type { KafkaHeaders } from './headers';
import { UnparsableEvent } from './unparsable-event';

const asReceived = (headers: Record<string, string>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Buffer.from(value)]));

const events = fc.record(
  {
    id: fc.uuid(),
    type: fc.constantFrom('askonce.evidence.released.v1', 'askonce.x.v2'),
    source: fc.constantFrom('/registry', '/adapters'),
    time: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
      .map((date) => date.toISOString()),
    subject: fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'Z', 'ä', '漢', '🙂', '-', ' ') }),
    sequence: fc.integer({ min: 1, max: 999_999_999_999_999 }),
    traceparent: fc.constant('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'),
    data: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
  },
  { requiredKeys: ['id', 'type', 'source', 'time', 'data'] },
);

const decode = (headers: KafkaHeaders, value: Buffer | null, topic: string = TOPICS.evidence) =>
  decodeEvent(topic, headers, value);

describe('an event on the wire', () => {
  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(events, (event) => {
        const { headers, value } = encodeEvent(event);
        expect(decode(asReceived(headers), value)).toEqual(JSON.parse(JSON.stringify(event)));
      }),
    );
  });

  it('has CloudEvents attributes as ce_ headers and its data as JSON', () => {
    const { headers, value } = encodeEvent(anEvent({ id: '0193d9a4-0000-7000-8000-000000000001' }));
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_id: '0193d9a4-0000-7000-8000-000000000001',
      ce_type: 'askonce.evidence.released.v1',
      ce_source: '/registry',
      ce_time: '2026-11-22T09:00:00.000Z',
      ce_subject: 'subject-1',
      ce_sequence: '1',
      'content-type': 'application/json',
    });
    expect(value.toString()).toBe('{"n":1}');
  });

  it('holds exactly 64 KiB of data and not a byte more', () => {
    const filled = (bytes: number) => anEvent({ data: { a: 'x'.repeat(bytes - '{"a":""}'.length) } });
    expect(encodeEvent(filled(MAX_PAYLOAD_BYTES)).value).toHaveLength(MAX_PAYLOAD_BYTES);
    expect(() => encodeEvent(filled(MAX_PAYLOAD_BYTES + 1))).toThrow(EventTooLarge);
    expect(() => encodeEvent(anEvent({ data: { a: 'ä'.repeat(MAX_PAYLOAD_BYTES / 2) } }))).toThrow(EventTooLarge);
  });

  it.each([
    ['an id that is no UUID', { id: 'x' }],
    ['an empty subject', { subject: '' }],
    ['a sequence below 1', { sequence: 0 }],
    ['a broken sequence', { sequence: 1.5 }],
    ['a time that is no time', { time: 'now' }],
    ['a type of another shape', { type: 'Released' }],
  ])('is refused where it is made with %s', (_, given) => {
    expect(() => encodeEvent(anEvent(given))).toThrow(UnparsableEvent);
  });
});

describe('a sealed part on the wire', () => {
  const part = { ...anEvent({ type: 'askonce.delivery.part.v1' }), extensions: { part: '0', parts: '2' } };

  it('comes back byte for byte with its extensions, on the delivery topic', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const sent = { ...part, data: Buffer.from(bytes) };
        const { headers, value } = encodeBytesEvent(sent);
        expect(decode(asReceived(headers), value, TOPICS.delivery)).toEqual(sent);
      }),
    );
  });

  it('is not taken from another topic, nor beyond its size', () => {
    const { headers } = encodeBytesEvent({ ...part, data: Buffer.alloc(1) });
    expect(() => decode(asReceived(headers), Buffer.alloc(1))).toThrow(UnparsableEvent);
    expect(() => decode(asReceived(headers), Buffer.alloc(MAX_PART_BYTES + 1), TOPICS.delivery)).toThrow(
      UnparsableEvent,
    );
    expect(() => encodeBytesEvent({ ...part, data: Buffer.alloc(MAX_PART_BYTES + 1) })).toThrow(EventTooLarge);
  });

  it('cannot pass off an extension as an attribute', () => {
    const disguised = { ...part, data: Buffer.alloc(1), extensions: { id: 'x' } };
    expect(() => encodeBytesEvent(disguised)).toThrow(UnparsableEvent);
  });
});

describe('what is no event', () => {
  const good = asReceived(encodeEvent(anEvent()).headers);
  const json = Buffer.from('{}');

  it.each(['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'content-type'])(
    'is told by a missing %s',
    (name) => {
      const rest = Object.fromEntries(Object.entries(good).filter(([present]) => present !== name));
      expect(() => decode(rest, json)).toThrow(UnparsableEvent);
    },
  );

  it.each<[string, KafkaHeaders, Buffer | null]>([
    ['a header that is not UTF-8', { ...good, ce_id: Buffer.from([0xff, 0xfe]) }, json],
    ['a header that occurs twice', { ...good, ce_id: [Buffer.from('a'), Buffer.from('b')] }, json],
    ['a huge header', { ...good, ce_subject: Buffer.alloc(1_000_000, 'a') }, json],
    ['a null header', { ...good, ce_id: null }, json],
    ['another version', { ...good, ce_specversion: Buffer.from('0.3') }, json],
    ['a control character', { ...good, ce_subject: Buffer.from('a\nb') }, json],
    ['no payload', good, null],
    ['an empty payload', good, Buffer.alloc(0)],
    ['a payload that is no JSON', good, Buffer.from('{')],
    ['a payload that is no object', good, Buffer.from('[]')],
    ['a payload that is not UTF-8', good, Buffer.from([0x22, 0xff, 0x22])],
    ['a huge payload', good, Buffer.alloc(MAX_PAYLOAD_BYTES + 1, '1')],
    ['deep nesting', good, Buffer.from('['.repeat(60_000))],
  ])('is told by %s', (_, headers, value) => {
    expect(() => decode(headers, value)).toThrow(UnparsableEvent);
  });

  it('is either understood or called unparsable, whatever comes', () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array));
    const value = fc.oneof(bytes, fc.string(), fc.array(bytes, { maxLength: 3 }), fc.constant(null));
    const name = fc.oneof(fc.constantFrom(...Object.keys(good), 'ce_subject', '__proto__', 'ce_x'), fc.string());
    const hostile = fc.array(fc.tuple(name, value)).map((entries) => ({ ...good, ...Object.fromEntries(entries) }));
    fc.assert(
      fc.property(
        hostile,
        fc.oneof(
          bytes,
          fc.json().map((text) => Buffer.from(text)),
        ),
        (headers, payload) => {
          try {
            expect(decode(headers, payload)).toHaveProperty('id');
          } catch (error) {
            expect(error).toBeInstanceOf(UnparsableEvent);
          }
        },
      ),
    );
  });

  it('starts a new trace instead of failing on a broken one', () => {
    expect(decode({ ...good, ce_traceparent: Buffer.from('nonsense') }, json)).not.toHaveProperty('traceparent');
  });

  it('is described without quoting it', () => {
    const quoted = { ...good, ce_id: Buffer.from('38001085718') };
    expect(() => decode(quoted, json)).toThrow(/^ce_id is malformed$/);
  });
});
