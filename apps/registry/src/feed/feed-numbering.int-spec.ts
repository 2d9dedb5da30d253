import { randomUUID } from 'node:crypto';
import { Database } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { migrations } from '../migrations';
import { eventually } from '../registry.fixture';
import type { Said } from './feed-entry';
import { FeedRepository, type NewEntry } from './feed.repository';

const AGENCIES = ['civil-registry', 'housing', 'school', 'social', 'tax'];

const SAID: Said = {
  type: 'document.revoked',
  data: { documentId: randomUUID(), evidenceType: 'birth-certificate', requestIds: [] },
};

/** One event, told to these agencies. */
function entriesFor(agencies: readonly string[], eventId: string = randomUUID()): NewEntry[] {
  const about = { eventId, subjectRef: randomUUID(), occurredAt: '2026-11-22T09:00:00.000Z' };
  return agencies.map((agency) => ({ agency, ...about, ...SAID }));
}

describe('the numbers of a feed', () => {
  let testDatabase: TestDatabase;
  let owner: Database;
  /** As many instances of the registry, each with its own connections. */
  let instances: Database[];
  let feeds: FeedRepository[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ app: 'registry', migrations });
    const { url, ownerUrl } = testDatabase;
    owner = new Database({ url: ownerUrl, applicationName: 'owner', max: 2 });
    instances = [1, 2, 3].map((n) => new Database({ url, applicationName: `registry-${n}`, lockTimeoutMs: 4_000 }));
    feeds = instances.map((database) => new FeedRepository(database));
  });
  afterAll(async () => {
    await Promise.all([owner, ...instances].map((database) => database.close()));
    await testDatabase.drop();
  });
  beforeEach(() => owner.query('TRUNCATE feed, feed_entry, event_webhook'));

  const numbersOf = async (agency: string) => {
    const entries = await feeds[0]!.entriesAfter(agency, 0, 10_000);
    return entries.map(({ number }) => number);
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const lastNumbers = () =>
    owner.query<{ agency: string; last: number }>(
      'SELECT feed.agency, feed.last_number::integer AS last FROM feed ORDER BY feed.agency',
    );

  /** Every instance handles every event, in an order of its own, several at once. */
  const handleEverywhere = async (events: readonly NewEntry[][]) => {
    const grown: string[] = [];
    const handle = async (feed: FeedRepository, shift: number) => {
      const queue = [...events.slice(shift), ...events.slice(0, shift)].values();
      const worker = async () => {
        for (const entries of queue) grown.push(...(await feed.append([...entries].reverse())));
      };
      await Promise.all(Array.from({ length: 4 }, worker));
    };
    await Promise.all(feeds.map((feed, index) => handle(feed, index * 7)));
    return grown;
  };

  it('are dense, and each event has one, whoever adds what at the same time', async () => {
    const events = Array.from({ length: 120 }, (_, index) =>
      entriesFor(AGENCIES.filter((_agency, place) => (index >> place) % 2 === 0)),
    );
    const grown = await handleEverywhere(events);
    const all = events.flat();
    expect(grown).toHaveLength(all.length);
    for (const agency of AGENCIES) {
      const wanted = all.filter((entry) => entry.agency === agency).map(({ eventId }) => eventId);
      const entries = await feeds[1]!.entriesAfter(agency, 0, 10_000);
      expect(entries.map(({ number }) => number)).toEqual(upTo(wanted.length));
      expect(entries.map(({ id }) => id).sort()).toEqual(wanted.sort());
    }
    const counts = AGENCIES.map((agency) => ({ agency, last: all.filter((entry) => entry.agency === agency).length }));
    expect(await lastNumbers()).toEqual(counts);
  }, 30_000);

  it('are seen in order: whoever sees one sees all before it', async () => {
    const seen: number[][] = [];
    let all = 0;
    // On a busy machine all of a round may be written between two looks.
    while (new Set(seen.map(({ length }) => length)).size < 5) {
      const events = Array.from({ length: 80 }, () => entriesFor(['housing', 'tax']));
      all += events.length;
      const written = handleEverywhere(events);
      do seen.push(await numbersOf('tax'));
      while (seen.at(-1)!.length < all);
      await written;
    }
    for (const numbers of seen) expect(numbers).toEqual(upTo(numbers.length));
    expect(await numbersOf('tax')).toEqual(upTo(all));
  }, 30_000);

  it('are not taken by an event that comes again', async () => {
    const event = entriesFor(['housing', 'tax']);
    expect((await feeds[0]!.append(event)).sort()).toEqual(['housing', 'tax']);
    expect(await feeds[1]!.append(event)).toEqual([]);
    await feeds[1]!.append(entriesFor(['tax']));
    expect([await numbersOf('housing'), await numbersOf('tax')]).toEqual([[1], [1, 2]]);
  });

  it('are given to those alone who were not told yet', async () => {
    const eventId = randomUUID();
    await feeds[0]!.append(entriesFor(['tax'], eventId));
    expect(await feeds[1]!.append(entriesFor(['housing', 'tax'], eventId))).toEqual(['housing']);
    expect([await numbersOf('housing'), await numbersOf('tax')]).toEqual([[1], [1]]);
  });

  it('do not skip when two who saw the event untold both wait for the feed', async () => {
    await feeds[0]!.append(entriesFor(['tax']));
    const event = entriesFor(['school', 'tax']);
    const adding = await owner.transaction(async (tx) => {
      await tx.query(`SELECT FROM feed WHERE feed.agency = 'tax' FOR UPDATE`);
      const both = [0, 1].map((index) => feeds[index]!.append(event));
      await eventually(async () => {
        const waiting = await instances[2]!.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length === 2;
      }, 'both wait');
      return both;
    });
    const grown = await Promise.all(adding);
    expect(grown.map((agencies) => agencies.sort()).sort((a, b) => a.length - b.length)).toEqual([
      [],
      ['school', 'tax'],
    ]);
    expect([await numbersOf('school'), await numbersOf('tax')]).toEqual([[1], [1, 2]]);
  });

  it('give no number for what cannot be added', async () => {
    await feeds[0]!.append(entriesFor(['tax']));
    const [broken] = entriesFor(['tax']);
    await expect(feeds[0]!.append([{ ...broken!, subjectRef: 'nobody' }])).rejects.toThrow();
    await feeds[0]!.append(entriesFor(['tax']));
    expect(await numbersOf('tax')).toEqual([1, 2]);
  });

  it.each([
    'UPDATE feed_entry SET number = 7',
    'DELETE FROM feed_entry',
    'DELETE FROM feed',
    `UPDATE feed SET agency = 'other'`,
  ])('cannot be changed by the running role: %s', async (sql) => {
    await feeds[0]!.append(entriesFor(['tax']));
    await expect(instances[0]!.query(sql)).rejects.toThrow('permission denied');
  });
});
