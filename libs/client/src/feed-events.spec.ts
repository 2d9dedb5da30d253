import type { FeedPage } from './contract';
import { feedEvents } from './feed-events';
import { HeldTime } from './timing.fixture';

const SECOND = 1_000;
const pageOf = (...numbers: number[]): FeedPage => ({
  items: numbers.map((number) => ({
    ...{ number, id: `e-${number}`, time: '2026-11-22T09:00:00.000Z' },
    ...{ type: 'subject.erased' as const, data: { requestIds: [] } },
  })),
  nextAfter: numbers.at(-1) ?? 0,
});

/** A feed that answers page after page, and fails where there is none left. */
class Feed {
  readonly asked: number[] = [];
  readonly time = new HeldTime();

  constructor(
    private readonly pages: FeedPage[],
    private readonly waitMs = 30 * SECOND,
  ) {}

  readonly poll = (after: number): Promise<FeedPage> => {
    this.asked.push(after);
    const page = this.pages.shift();
    if (page === undefined) return Promise.reject(new Error('there is no more'));
    if (page.items.length === 0) this.time.pass(this.waitMs);
    return Promise.resolve(page.items.length === 0 ? { ...page, nextAfter: after } : page);
  };
}

async function read(feed: Feed, options: { after?: number; signal?: AbortSignal } = {}, onEach = () => undefined) {
  const numbers: number[] = [];
  const reading = async () => {
    for await (const { number } of feedEvents(feed.poll, options, feed.time)) {
      numbers.push(number);
      onEach();
    }
  };
  const error: unknown = await reading().catch((thrown: unknown) => thrown);
  return { numbers, error };
}

describe('the events of a feed', () => {
  it('come in order, page after page, from the first', async () => {
    const feed = new Feed([pageOf(1, 2), pageOf(3)]);
    expect(await read(feed)).toEqual({ numbers: [1, 2, 3], error: new Error('there is no more') });
    expect(feed.asked).toEqual([0, 2, 3]);
  });

  it('go on after a number', async () => {
    const feed = new Feed([pageOf(8)]);
    expect((await read(feed, { after: 7 })).numbers).toEqual([8]);
    expect(feed.asked).toEqual([7, 8]);
  });

  it('are waited for without a pause where the service waits', async () => {
    const feed = new Feed([pageOf(), pageOf(), pageOf(1)]);
    expect((await read(feed)).numbers).toEqual([1]);
    expect([feed.asked, feed.time.pauses]).toEqual([[0, 0, 0, 1], []]);
  });

  it('are not asked for all the time where the service does not wait', async () => {
    const feed = new Feed([pageOf(), pageOf(), pageOf(1)], 50);
    await read(feed);
    expect(feed.time.pauses).toEqual([200, 200]);
  });

  it('end with the reason of the signal, also in the middle of a page', async () => {
    const stop = new AbortController();
    const reason = new Error('told to stop');
    const feed = new Feed([pageOf(1, 2, 3)]);
    const onEach = () => {
      stop.abort(reason);
      return undefined;
    };
    expect(await read(feed, { signal: stop.signal }, onEach)).toEqual({ numbers: [1], error: reason });
  });

  it('are asked for no more once nobody reads on', async () => {
    const feed = new Feed([pageOf(1, 2)]);
    for await (const { number } of feedEvents(feed.poll, {}, feed.time)) if (number === 2) break;
    expect(feed.asked).toEqual([0]);
  });
});
