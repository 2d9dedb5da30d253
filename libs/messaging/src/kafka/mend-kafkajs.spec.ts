import RequestQueue from 'kafkajs/src/network/requestQueue';
import { mendKafkajs } from './mend-kafkajs';

const queue = (given: Partial<RequestQueue>): RequestQueue =>
  Object.assign(Object.create(RequestQueue.prototype) as RequestQueue, {
    throttledUntil: -1,
    pending: [],
    throttleCheckTimeoutId: null,
    ...given,
  });

describe('the request queue of kafkajs, mended', () => {
  beforeAll(mendKafkajs);

  it('sets no timer while nothing waits', () => {
    const idle = queue({});
    idle.scheduleCheckPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
  });

  it.each<[string, Partial<RequestQueue>]>([
    ['a request waits', { pending: [1] }],
    ['a broker throttles', { throttledUntil: Date.now() + 60_000 }],
  ])('looks again when %s', (_, given) => {
    const busy = queue(given);
    busy.scheduleCheckPendingRequests();
    expect(busy.throttleCheckTimeoutId).not.toBeNull();
    clearTimeout(busy.throttleCheckTimeoutId!);
  });
});
