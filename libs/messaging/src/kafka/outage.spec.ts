import { InternalError, Unavailable } from '@askonce/problems';
import { isOutage, Outage } from './outage';

const coded = (code: string) => Object.assign(new Error(code), { code });
const named = (name: string, extra: object = {}) => Object.assign(new Error(name), { name, ...extra });

describe('an outage', () => {
  it.each<[string, unknown, boolean]>([
    ['an Outage', new Outage('The registry'), true],
    ['a 503 problem', new Unavailable(), true],
    ['a refused connection', coded('ECONNREFUSED'), true],
    ['a failed fetch', new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }), true],
    ['several failed addresses', new AggregateError([coded('ECONNREFUSED')]), true],
    ['a lost broker', named('KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSConnectionError') }), true],
    ['an election', named('KafkaJSProtocolError', { type: 'NOT_LEADER_FOR_PARTITION' }), true],
    ['a missing topic', named('KafkaJSProtocolError', { type: 'UNKNOWN_TOPIC_OR_PARTITION' }), false],
    ['a mistake in code', new TypeError('x'), false],
    ['any other problem', new InternalError(), false],
    ['a string', 'ECONNREFUSED', false],
  ])('is told apart: %s', (_, error, outage) => {
    expect(isOutage(error)).toBe(outage);
  });

  it('ends on causes that go in circles', () => {
    const error = new Error('a');
    error.cause = error;
    expect(isOutage(error)).toBe(false);
  });
});
