import fc from 'fast-check';
import type { Received } from '../consume/received';
import { letterMessage, parseRecord, REPLAY_FOR, REPLAY_OF, replayMark, replayMessage } from './dead-letter';
import { describeCause } from './describe-cause';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const messages = fc.record({
  topic: fc.constant('askonce.evidence.v1'),
  partition: fc.nat(),
  offset: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(bytes, fc.array(bytes, { minLength: 2, maxLength: 3 })),
    {
      noNullPrototype: true,
    },
  ),
});

const burial = { groupId: 'audit', attempts: 5, at: '2026-11-22T09:00:00.000Z', cause: { error: 'TypeError' } };

/** As Kafka gives back what was sent: every value is bytes. */
const written = (message: ReturnType<typeof letterMessage>, at: Pick<Received, 'partition' | 'offset'>): Received => ({
  topic: 'askonce.dead-letters.v1',
  ...at,
  key: message.key as Buffer | null,
  value: message.value as Buffer | null,
  headers: Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? Buffer.from(value) : value,
    ]),
  ),
});

describe('a dead letter', () => {
  it('keeps the original byte for byte, whatever its headers are called', () => {
    fc.assert(
      fc.property(messages, (message) => {
        const letter = parseRecord(written(letterMessage(message, burial), { partition: 2, offset: 17n }));
        const { topic, partition, offset, key, value, headers } = message;
        expect(letter).toEqual({
          ...burial,
          id: '2-17',
          topic,
          partition,
          offset: String(offset),
          key,
          value,
          headers,
        });
      }),
    );
  });

  it('is replayed with its own headers and the mark of whose failure it was', () => {
    const message: Received = {
      topic: 't',
      partition: 1,
      offset: 2n,
      key: null,
      value: null,
      headers: { a: Buffer.from('b') },
    };
    const letter = parseRecord(written(letterMessage(message, burial), { partition: 0, offset: 3n }));
    if (letter === undefined || 'replayOf' in letter) throw new Error('is no letter');
    expect(replayMessage(letter).headers).toEqual({ a: Buffer.from('b'), [REPLAY_OF]: '0-3', [REPLAY_FOR]: 'audit' });
    const mark = parseRecord(written(replayMark(letter, 'now'), { partition: 0, offset: 4n }));
    expect(mark).toEqual({ replayOf: '0-3', at: 'now' });
  });

  it('can be written even where a header was null', () => {
    const headers = { a: null, b: ['x', null] } as unknown as Received['headers'];
    const message = letterMessage({ topic: 't', partition: 1, offset: 2n, key: null, value: null, headers }, burial);
    expect(message.headers).toMatchObject({ 'original.a': Buffer.alloc(0), 'original.b': ['x', Buffer.alloc(0)] });
  });
});

describe('the cause of a dead letter', () => {
  it('names class and place but no message that might quote somebody', () => {
    const cause = describeCause(Object.assign(new TypeError('38001085718'), { code: '23505' }));
    expect(cause).toMatchObject({
      error: 'TypeError',
      code: '23505',
      where: expect.stringContaining('dead-letter.spec') as string,
    });
    expect(JSON.stringify(cause)).not.toContain('38001085718');
  });

  it('takes anything', () => {
    expect(describeCause(undefined)).toEqual({ error: 'undefined' });
    expect(describeCause('38001085718')).toEqual({ error: 'string' });
  });
});
