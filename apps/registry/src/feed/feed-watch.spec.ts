import type { Actor } from '@askonce/auth';
import { Forbidden } from '@askonce/problems';
import { FeedBell, SEATS_PER_AGENCY } from './feed-bell';
import type { FeedEntry } from './feed-entry';
import { FEED_EXAMPLES } from './feed-examples';
import { FeedWatch } from './feed-watch';
import { TooManyWaiting } from './feed.problems';

const anActor = (agency?: string): Actor => ({
  clientId: 'a-backend',
  roles: ['agency'],
  tokenSubject: 'a-backend',
  ...(agency === undefined ? {} : { agency }),
});

/** Feeds in memory, which ring no bell by themselves. */
class Feeds {
  looks = 0;
  private readonly entries = new Map<string, FeedEntry[]>();

  add(agency: string): void {
    const feed = this.entries.get(agency) ?? [];
    this.entries.set(agency, [...feed, { ...FEED_EXAMPLES[0]!, number: feed.length + 1 }]);
  }

  entriesAfter(agency: string, after: number, limit: number): Promise<FeedEntry[]> {
    this.looks += 1;
    const feed = this.entries.get(agency) ?? [];
    return Promise.resolve(feed.filter(({ number }) => number > after).slice(0, limit));
  }
}

describe('waiting for the feed', () => {
  let feeds: Feeds;
  let bell: FeedBell;
  let watch: FeedWatch;
  beforeEach(() => {
    // Time stands still unless a test lets it pass, so what wakes a call is what the test does.
    jest.useFakeTimers();
    feeds = new Feeds();
    bell = new FeedBell();
    watch = new FeedWatch(feeds, bell);
  });
  afterEach(() => {
    bell.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  const read = (query: { after?: string; wait?: number; limit?: number } = {}, gone = new AbortController().signal) =>
    watch.read(anActor('tax'), { after: '0', wait: 30, limit: 50, ...query }, gone);
  const numbersIn = async (page: ReturnType<typeof read>) => {
    const { items, nextAfter } = await page;
    return [items.map(({ number }) => number), nextAfter];
  };
  /** Lets everything happen that waits for no timer. */
  const settled = () => jest.advanceTimersByTimeAsync(0);

  it('is for agencies', async () => {
    const page = watch.read(anActor(), { after: '0', wait: 0, limit: 50 }, new AbortController().signal);
    await expect(page).rejects.toThrow(Forbidden);
    expect(feeds.looks).toBe(0);
  });

  it('is not needed where there is something', async () => {
    for (let n = 0; n < 3; n += 1) feeds.add('tax');
    expect(await numbersIn(read({ limit: 2 }))).toEqual([[1, 2], 2]);
    expect(await numbersIn(read({ after: '2' }))).toEqual([[3], 3]);
  });

  it('is not done by who does not want to', async () => {
    expect(await numbersIn(read({ after: '7', wait: 0 }))).toEqual([[], 7]);
  });

  it('ends as soon as the bell rings for the agency', async () => {
    const page = read();
    await settled();
    feeds.add('tax');
    bell.ring(['school', 'tax']);
    expect(await numbersIn(page)).toEqual([[1], 1]);
  });

  it("goes on when the bell rings for others, or for what is still before the reader's place", async () => {
    feeds.add('tax');
    let ended = false;
    const page = read({ after: '1' }).finally(() => (ended = true));
    await settled();
    feeds.add('school');
    bell.ring(['school']);
    bell.ring(['tax']);
    await settled();
    expect(ended).toBe(false);
    feeds.add('tax');
    bell.ring(['tax']);
    expect(await numbersIn(page)).toEqual([[2], 2]);
  });

  it('sees within a second what another process has written', async () => {
    const page = read();
    await settled();
    feeds.add('tax');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await numbersIn(page)).toEqual([[1], 1]);
  });

  it('ends with nothing when the time is over, and says where to go on', async () => {
    let ended = false;
    const page = read({ after: '5', wait: 2 }).finally(() => (ended = true));
    await jest.advanceTimersByTimeAsync(1_999);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await numbersIn(page)).toEqual([[], 5]);
  });

  it('ends when the caller has gone, and leaves the seat', async () => {
    const gone = new AbortController();
    const pages = Array.from({ length: SEATS_PER_AGENCY }, () => read({}, gone.signal));
    await settled();
    gone.abort();
    for (const page of pages) expect(await numbersIn(page)).toEqual([[], 0]);
    const next = read();
    await settled();
    feeds.add('tax');
    bell.ring(['tax']);
    expect(await numbersIn(next)).toEqual([[1], 1]);
  });

  it('ends when the service stops, and does not begin again', async () => {
    const page = read();
    await settled();
    bell.beforeApplicationShutdown();
    expect(await numbersIn(page)).toEqual([[], 0]);
    expect(await numbersIn(read())).toEqual([[], 0]);
  });

  it('is refused to an agency whose seats are taken, not to others nor to who need not wait', async () => {
    const pages = Array.from({ length: SEATS_PER_AGENCY }, () => read());
    await settled();
    const refused = read();
    await expect(refused).rejects.toThrow(TooManyWaiting);
    await expect(refused).rejects.toMatchObject({ details: { headers: { 'retry-after': '1' } } });
    expect(await numbersIn(read({ wait: 0 }))).toEqual([[], 0]);
    const others = watch.read(anActor('school'), { after: '0', wait: 30, limit: 50 }, new AbortController().signal);
    await settled();
    feeds.add('school');
    bell.ring(['school']);
    expect(await numbersIn(others)).toEqual([[1], 1]);
    bell.beforeApplicationShutdown();
    await Promise.all(pages);
  });
});
