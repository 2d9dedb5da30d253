import { randomUUID } from 'node:crypto';
import type { RunningService } from '@askonce/service';
import type { CatalogueContent } from '../catalogue/catalogue-content';
import { anAgency } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { type FeedEntry } from '../feed/feed-entry';
import { FeedRepository } from '../feed/feed.repository';
import { type Answer, eventually, TestRegistry } from '../registry.fixture';
import type { WebhookTurn } from './webhook-standing';

interface Claimed {
  readonly agency: string;
  readonly claim: number;
  readonly delivered: number;
  readonly failures: number;
  readonly items: readonly FeedEntry[];
}
interface Body {
  readonly type?: string;
  readonly errors?: readonly object[];
}

const LEASE_SECONDS = 30;
const numbersOf = ({ items }: Claimed) => items.map(({ number }) => number);
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe("the sending of agencies' feeds", () => {
  let registry: TestRegistry;
  let feed: FeedRepository;

  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
    feed = new FeedRepository(registry.sql);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);
  beforeEach(() => registry.sql.query('TRUNCATE feed, feed_entry, event_webhook, event_redelivery'));

  const service = () => registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
  const grow = async (agency: string, count: number) => {
    for (let left = count; left > 0; left -= 1) {
      const about = { eventId: randomUUID(), subjectRef: randomUUID(), occurredAt: '2026-11-22T09:00:00.000Z' };
      await feed.append([{ agency, ...about, type: 'subject.erased', data: { requestIds: [] } }]);
    }
  };
  const claim = async (instance = 0, leaseSeconds = LEASE_SECONDS) => {
    const body = { leaseSeconds };
    const path = '/internal/event-webhooks/claims';
    const options = { token: await service(), body, instance };
    return (await registry.call<{ claimed?: Claimed }>('POST', path, options)).body.claimed;
  };
  const report = async ({ agency, claim: number }: Claimed, turn: WebhookTurn, instance = 0) => {
    const body = { agency, claim: number, ...turn };
    const options = { token: await service(), body, instance };
    expect((await registry.call('POST', '/internal/event-webhooks/reports', options)).status).toBe(204);
  };
  /** A row is born by being looked for, and taken the next time; another agency's turn is given back. */
  const claimed = (agency: string) =>
    eventually(async () => {
      const taken = await claim();
      if (taken !== undefined && taken.agency !== agency) await report(taken, {});
      return taken?.agency === agency && taken;
    }, `${agency} is to be sent to`);
  const state = async (agency: string) =>
    registry.call<Body>('GET', '/v1/events/webhook', { token: await registry.agency(agency) });
  const redeliver = async (agency: string, after: unknown, key?: string): Promise<Answer<Body>> =>
    registry.call('POST', '/v1/events/redelivery', {
      ...{ token: await registry.agency(agency), body: { after } },
      ...(key !== undefined && { key }),
    });

  describe('authorization', () => {
    it('is an own matter of each agency', async () => {
      await grow('tax', 3);
      await grow('school', 2);
      await report(await claimed('tax'), { acknowledged: 3 });
      const citizen = await registry.citizen('38001085718');
      expect((await registry.call('GET', '/v1/events/webhook', { token: citizen })).status).toBe(403);
      expect((await redeliver('school', 0)).body).toMatchObject({ lastDelivered: 0, lastNumber: 2 });
      expect((await state('tax')).body).toMatchObject({ lastDelivered: 3, lastNumber: 3 });
    });

    it('is left to our own services', async () => {
      for (const [path, body] of [
        ['claims', { leaseSeconds: 1 }],
        ['reports', { agency: 'tax', claim: 1 }],
      ] as const) {
        const token = await registry.agency('tax');
        expect((await registry.call('POST', `/internal/event-webhooks/${path}`, { token, body })).status).toBe(403);
      }
    });
  });

  it('does not happen for an agency without a webhook, which may say where one is to begin, nor for a suspended one', async () => {
    const catalogue = aCatalogueOfTheStory();
    await grow('library', 1);
    await grow('tax', 2);
    const agencies = catalogue.agencies.map((agency) =>
      agency.id === 'tax' ? anAgency({ ...agency, status: 'suspended' }) : agency,
    );
    await registry.apply({ ...catalogue, agencies });
    for (const agency of ['library', 'tax']) {
      expect((await state(agency)).body).toEqual({
        status: 'absent',
        lastDelivered: 0,
        lastNumber: agency === 'tax' ? 2 : 1,
      });
      expect((await redeliver(agency, 1)).body).toMatchObject({ status: 'absent', lastDelivered: 1 });
    }
    expect([await claim(), await claim()]).toEqual([undefined, undefined]);
    await registry.apply(catalogue);
    expect(numbersOf(await claimed('tax'))).toEqual([2]);
  });

  it('begins with the first entry, goes on where it stopped, and comes in pieces', async () => {
    await grow('tax', 53);
    const first = await claimed('tax');
    expect([first.delivered, numbersOf(first)]).toEqual([0, upTo(50)]);
    expect(first.items[0]).toMatchObject({ number: 1, type: 'subject.erased', time: '2026-11-22T09:00:00.000Z' });
    await report(first, { acknowledged: 20 });
    const second = await claimed('tax');
    expect(numbersOf(second)).toEqual(upTo(53, 21));
    await report(second, { acknowledged: 53 });
    expect(await claim()).toBeUndefined();
    expect((await state('tax')).body).toEqual({
      ...{ url: 'https://tax.example/events', status: 'up_to_date', lastDelivered: 53, lastNumber: 53 },
      lastDeliveredAt: expect.any(String) as string,
    });
  });

  it('is for one at a time, until the lease is over; then the one before has no say', async () => {
    await grow('tax', 2);
    const taken = await claimed('tax');
    expect([await claim(0), await claim(1)]).toEqual([undefined, undefined]);
    await registry.sql.query(`UPDATE event_webhook SET leased_until = now() WHERE agency = 'tax'`);
    const next = await claim(1);
    expect(numbersOf(next!)).toEqual([1, 2]);
    await report(taken, { acknowledged: 2 });
    expect((await state('tax')).body).toMatchObject({ status: 'sending', lastDelivered: 0 });
    await report(next!, { acknowledged: 1 });
    expect((await state('tax')).body).toMatchObject({ status: 'sending', lastDelivered: 1 });
  });

  it('is dense, in order, and by one at a time, whoever takes turns', async () => {
    const [agencies, last] = [['tax', 'school'], 30];
    for (const agency of agencies) await grow(agency, last);
    const sent = new Map<string, number[]>(agencies.map((agency) => [agency, []]));
    const busy = new Set<string>();
    const isDone = () => [...sent.values()].every((numbers) => numbers.length === last);
    const sender = async (instance: number) => {
      while (!isDone()) {
        const turn = await claim(instance);
        if (turn === undefined) continue;
        expect(busy.has(turn.agency)).toBe(false);
        busy.add(turn.agency);
        const some = numbersOf(turn).slice(0, 1 + (turn.claim % 4));
        sent.get(turn.agency)!.push(...some);
        // Others look meanwhile.
        await registry.sql.query('SELECT pg_sleep(0.005)');
        busy.delete(turn.agency);
        await report(turn, { acknowledged: some.at(-1)! }, instance);
      }
    };
    await Promise.all([0, 1, 0, 1].map(sender));
    for (const agency of agencies) expect(sent.get(agency)).toEqual(upTo(last));
  }, 30_000);

  it('is put off for an agency that fails, which sees why, and goes on for the others', async () => {
    await grow('tax', 3);
    await grow('school', 1);
    const failure = { code: 'timed_out', retryInMs: 600_000 } as const;
    await report(await claimed('tax'), { failure });
    await report(await claimed('school'), { acknowledged: 1 });
    const { body } = await state('tax');
    expect(body).toEqual({
      ...{ url: 'https://tax.example/events', status: 'failing', lastDelivered: 0, lastNumber: 3 },
      failure: {
        ...{ code: 'timed_out', failures: 1, detail: expect.stringContaining('no answer in time') as string },
        ...{ since: expect.any(String) as string, nextTryAt: expect.any(String) as string },
      },
    });
    expect(await claim()).toBeUndefined();
    const { metricsUrl } = registry.services[0] as RunningService;
    const metrics = await (await fetch(metricsUrl)).text();
    expect(metrics).toMatch(/askonce_event_webhook_failing_seconds\{agency="tax",.*\} 0\.\d+/);
    expect(metrics).toMatch(/askonce_event_webhook_failing_seconds\{agency="school",.*\} 0\n/);
    expect(metrics).toMatch(/askonce_event_webhook_waiting\{agency="tax",.*\} 3\n/);
    await registry.sql.query('UPDATE event_webhook SET due_at = now()');
    await registry.apply(withoutWebhooks());
    expect((await state('tax')).body).toEqual({ status: 'absent', lastDelivered: 0, lastNumber: 3 });
    expect(await claim()).toBeUndefined();
    await registry.apply(aCatalogueOfTheStory());
    const again = await claimed('tax');
    expect(again.failures).toBe(1);
    expect((await state('tax')).body).not.toHaveProperty('failure.nextTryAt');
    await report(again, { acknowledged: 3 });
    expect((await state('tax')).body).not.toHaveProperty('failure');
  });

  describe('again', () => {
    const takeAll = async () => {
      await grow('tax', 5);
      await report(await claimed('tax'), { acknowledged: 5 });
    };

    it('begins after the number that the agency names, once for each key', async () => {
      await takeAll();
      const key = randomUUID();
      const answer = await redeliver('tax', 2, key);
      expect([answer.status, answer.body]).toMatchObject([200, { status: 'sending', lastDelivered: 2, lastNumber: 5 }]);
      const turn = await claimed('tax');
      expect(numbersOf(turn)).toEqual([3, 4, 5]);
      await report(turn, { acknowledged: 5 });
      expect((await redeliver('tax', 2, key)).body).toMatchObject({ status: 'up_to_date', lastDelivered: 5 });
      const other = await redeliver('tax', 3, key);
      expect([other.status, other.body.type]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
      expect((await redeliver('tax', 0)).body).toMatchObject({ lastDelivered: 0 });
      expect(numbersOf(await claimed('tax'))).toEqual(upTo(5));
    });

    it('is not undone by what was being sent meanwhile, and waits for that to end', async () => {
      await grow('tax', 5);
      const turn = await claimed('tax');
      await redeliver('tax', 1);
      expect(await claim()).toBeUndefined();
      await report(turn, { acknowledged: 4 });
      expect(numbersOf(await claimed('tax'))).toEqual([2, 3, 4, 5]);
    });

    it('may leave out what the agency cannot take, and is tried at once', async () => {
      await grow('tax', 2);
      await report(await claimed('tax'), { failure: { code: 'unexpected_answer', retryInMs: 600_000 } });
      expect((await redeliver('tax', 1)).body).toMatchObject({ status: 'sending', lastDelivered: 1 });
      expect(numbersOf(await claimed('tax'))).toEqual([2]);
    });

    it.each([-1, 1.5, '2', null, 1e15, undefined])('refuses %p as a number', async (after) => {
      await takeAll();
      expect((await redeliver('tax', after)).status).toBe(422);
    });

    it('does not go beyond the end of the feed', async () => {
      await takeAll();
      const { status, body } = await redeliver('tax', 6);
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ pointer: '/after', detail: 'is beyond the end of the feed, which is 5' }]);
    });
  });
});

function withoutWebhooks(): CatalogueContent {
  const { agencies, ...catalogue } = aCatalogueOfTheStory();
  return { ...catalogue, agencies: agencies.map(({ events: _, ...agency }) => agency) };
}
