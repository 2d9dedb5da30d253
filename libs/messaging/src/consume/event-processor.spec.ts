import { EVENTS, TOPICS } from '@askonce/contracts';
import { Unavailable } from '@askonce/problems';
import { encodeEvent } from '../codec/cloud-events';
import { DEAD_LETTERS, REPLAY_FOR } from '../dead-letters/dead-letter';
import { DeadLetterSink } from '../dead-letters/dead-letter-sink';
import { CollectedLog } from '../fixtures/collected-log';
import { anEvent } from '../fixtures/events';
import { SentMessages } from '../fixtures/sent-messages';
import { Outage } from '../kafka/outage';
import { EventProcessor, PROCESSOR_DEFAULTS } from './event-processor';
import { EventRoutes } from './event-routes';
import type { EventHandler, Received } from './received';
import { Slots } from './slots';

const received = (given: Partial<Received> = {}): Received => {
  const { headers, value } = encodeEvent(anEvent());
  return { topic: TOPICS.evidence, partition: 1, offset: 7n, key: Buffer.from('k'), value, headers, ...given };
};

const setUp = (handler: EventHandler, pattern: string = EVENTS.evidenceReleased.type) => {
  const log = new CollectedLog();
  const sent = new SentMessages();
  const routes = new EventRoutes();
  routes.add(pattern, handler);
  const outcomes: string[] = [];
  const processor = new EventProcessor(routes, new DeadLetterSink('us', sent, log), new Slots(1), log, {
    ...PROCESSOR_DEFAULTS,
    groupId: 'us',
    maxAttempts: 3,
    retry: { firstMs: 1, maxMs: 1 },
    outageRetry: { firstMs: 1, maxMs: 1 },
    handlerTimeoutMs: 50,
    onHandled: (_, outcome) => outcomes.push(outcome),
  });
  const stopping = new AbortController();
  const process = (message = received()) => processor.process(message, stopping.signal);
  return { process, sent, outcomes, stopping, log };
};

const failing = (...errors: Error[]): { handler: EventHandler; calls: () => number } => {
  let calls = 0;
  const handler: EventHandler = () => {
    const error = errors[calls];
    calls += 1;
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };
  return { handler, calls: () => calls };
};

describe('one message', () => {
  it('is handled once when all is well', async () => {
    const { handler, calls } = failing();
    const { process, sent, outcomes } = setUp(handler);
    expect(await process()).toBe(true);
    expect(calls()).toBe(1);
    expect(sent.messages).toEqual([]);
    expect(outcomes).toEqual(['ok']);
  });

  it.each([TypeError, RangeError, SyntaxError, ReferenceError, Error])('survives a %p', async (Kind) => {
    const { handler, calls } = failing(new Kind('a'), new Kind('b'));
    const { process, sent } = setUp(handler);
    expect(await process()).toBe(true);
    expect(calls()).toBe(3);
    expect(sent.messages).toEqual([]);
  });

  it('is buried after the last attempt', async () => {
    const { handler, calls } = failing(new Error('a'), new Error('b'), new Error('secret'), new Error('d'));
    const { process, sent, outcomes } = setUp(handler);
    expect(await process()).toBe(true);
    expect(calls()).toBe(3);
    expect(outcomes).toEqual(['failed', 'failed', 'failed']);
    expect(sent.messages).toMatchObject([
      { topic: DEAD_LETTERS, headers: { attempts: '3', group: 'us', offset: '7' } },
    ]);
    expect(JSON.stringify(sent.messages)).not.toContain('secret');
  });

  it('does not count outages', async () => {
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) });
    const { handler, calls } = failing(new Outage('x'), new Unavailable(), refused, refused, refused);
    const { process, sent } = setUp(handler);
    expect(await process()).toBe(true);
    expect(calls()).toBe(6);
    expect(sent.messages).toEqual([]);
  });

  it('is given back when the service stops during an outage', async () => {
    const { process, stopping } = setUp(() => Promise.reject(new Outage('x')));
    setTimeout(() => {
      stopping.abort();
    }, 20);
    expect(await process()).toBe(false);
  });

  it('counts as failed when the handler does not end', async () => {
    const { process, sent } = setUp(() => new Promise(() => undefined));
    expect(await process()).toBe(true);
    expect(JSON.stringify(sent.messages)).toContain('HandlerTimedOut');
  });

  it('is buried at once when it is no event', async () => {
    const { handler, calls } = failing();
    const { process, sent } = setUp(handler);
    expect(await process(received({ value: Buffer.from('x') }))).toBe(true);
    expect(calls()).toBe(0);
    expect(sent.messages).toMatchObject([{ headers: { attempts: '0' }, value: Buffer.from('x') }]);
  });

  it('waits until its dead letter is written', async () => {
    const { process, sent, log } = setUp(() => Promise.resolve());
    sent.failures = 2;
    expect(await process(received({ value: null }))).toBe(true);
    expect(sent.messages).toHaveLength(1);
    expect(log.loud.filter((line) => line.startsWith('A dead letter cannot'))).toHaveLength(1);
  });

  it('is skipped when nobody here handles its type', async () => {
    const { handler, calls } = failing();
    const { process, sent } = setUp(handler, EVENTS.evidenceDenied.type);
    expect(await process()).toBe(true);
    expect([calls(), sent.messages.length]).toEqual([0, 0]);
  });

  it('goes to a handler of its whole topic', async () => {
    const { handler, calls } = failing();
    await setUp(handler, `topic:${TOPICS.evidence}`).process();
    expect(calls()).toBe(1);
  });

  it('is skipped when it is replayed for another group', async () => {
    const { handler, calls } = failing();
    const { process } = setUp(handler);
    const { headers } = received();
    await process(received({ headers: { ...headers, [REPLAY_FOR]: 'them' } }));
    await process(received({ headers: { ...headers, [REPLAY_FOR]: 'us' } }));
    expect(calls()).toBe(1);
  });
});

describe('a pattern', () => {
  it.each(['askonce.unknown.v1', 'topic:askonce.unknown.v1', ''])(
    'is refused when no contract knows it: %p',
    (pattern) => {
      expect(() => {
        new EventRoutes().add(pattern, () => Promise.resolve());
      }).toThrow('No contract');
    },
  );
});
