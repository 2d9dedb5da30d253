import { createHash, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { DELIVERY_PART, EVENTS, InvalidEventData, TOPICS } from '@askonce/contracts';
import { type BytesEvent, Outbox } from '@askonce/messaging';
import { createContentKey, sealParts, type SealedPart } from '@askonce/vault';
import { AdaptersBench } from '../testing/adapters-bench.fixture';
import type { FakeRelease } from '../testing/fake-registry.fixture';
import type { Answer } from '../testing/test-server.fixture';
import { until } from '../testing/until.fixture';
import { DeliveriesRepository } from './deliveries.repository';
import { DeliveriesService } from './deliveries.service';
import { DeliveryAnnouncement } from './delivery-announcement';
import { DeliveryParts, PartContradicts } from './delivery-parts';
import { DeliveryQueue } from './delivery-queue';
import { HandingOver } from './handing-over';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const never = new AbortController().signal;
const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code).end();

interface Sent {
  readonly release: FakeRelease & { readonly releaseId: string };
  readonly content: Buffer;
  readonly events: BytesEvent[];
}

describe('deliveries', () => {
  let bench: AdaptersBench;
  let parts: DeliveryParts;
  let queue: DeliveryQueue;

  beforeAll(async () => {
    bench = await AdaptersBench.start();
  });
  afterAll(() => bench.stop());

  beforeEach(async () => {
    await bench.clear();
    bench.registry.agencies = [{ id: 'agency', delivery: { kind: 'webhook', url: `${bench.agency.url}/inbox` } }];
    bench.agency.answer = status(204);
    parts = new DeliveryParts(bench.database);
    queue = makeQueue();
  });
  afterEach(() => bench.hangUp());

  const makeQueue = () => {
    const { database, registry, log } = bench;
    const repository = new DeliveriesRepository(database);
    const wakes = { wake: () => undefined };
    const announcement = new DeliveryAnnouncement(database, repository, new Outbox(), wakes, log.logger);
    const directory = bench.directory({ webhookSecret: SECRET });
    const handingOver = new HandingOver(registry.gateway(), directory, parts, bench.protection());
    return new DeliveryQueue(repository, handingOver, announcement, log.logger);
  };
  const service = () => new DeliveriesService(parts, queue, 24, bench.log.logger);

  /** A document as the registry releases it, and the messages that bring it. */
  const released = async (size: number, over: Partial<FakeRelease> = {}): Promise<Sent> => {
    const content = randomBytes(size);
    const [releaseId, documentId, contentId] = [uuidv7(), uuidv7(), uuidv7()];
    const contentKey = createContentKey();
    const sealed: SealedPart[] = [];
    for await (const part of sealParts({ key: contentKey, context: contentId })(inPieces(content))) sealed.push(part);
    const release = {
      ...{ contentKey, contentId, parts: sealed.length, size, mediaType: 'application/pdf' },
      digest: `sha-256=:${createHash('sha256').update(content).digest('base64')}:`,
      ...{ evidenceType: 'birth-certificate', requestId: uuidv7(), agency: 'agency', subject: { pseudonym: 'p-1' } },
      ...over,
    };
    bench.registry.releases.set(releaseId, release);
    const events = sealed.map(({ number, bytes }) => ({
      ...{ id: uuidv7(), type: DELIVERY_PART, source: '/registry', time: new Date().toISOString() },
      data: Buffer.from(bytes),
      extensions: {
        ...{ releaseid: releaseId, documentid: documentId, contentid: contentId, agency: 'agency' },
        ...{ part: String(number), parts: String(sealed.length) },
      },
    }));
    return { release: { ...release, releaseId }, content, events };
  };
  const keepAll = async (events: readonly BytesEvent[]) => {
    for (const event of events) await service().keep(event);
  };
  const arrive = async (size = 200_000, over: Partial<FakeRelease> = {}): Promise<Sent> => {
    const sent = await released(size, over);
    await keepAll(sent.events);
    return sent;
  };
  const workOnce = async () => {
    const job = await queue.claim([]);
    if (job !== undefined) await queue.perform(job, never);
    return job;
  };
  const kept = async () => (await bench.owner.query('SELECT 1 AS one FROM delivery_part')).length;
  const makeDue = () => bench.owner.query('UPDATE delivery SET due_at = now()');
  const giveUp = () => bench.owner.query("UPDATE delivery SET due_at = now(), give_up_at = now() - interval '1 s'");
  const received = () =>
    bench.agency.requests.map(
      ({ body, headers }) => new Webhook(SECRET).verify(body, headers as Record<string, string>) as { data: object },
    );

  it.each([1, 65_536, 65_537, 700_000])('brings a document of %i bytes to its agency', async (size) => {
    const { release, content, events } = await arrive(size);
    await workOnce();
    expect(received()).toMatchObject([
      {
        type: 'evidence.released',
        data: {
          ...{ releaseId: release.releaseId, requestId: release.requestId, evidenceType: 'birth-certificate' },
          ...{ subject: 'p-1', digest: release.digest, content: content.toString('base64') },
        },
      },
    ]);
    expect(await kept()).toBe(0);
    const [event] = await bench.outbox();
    expect(event).toMatchObject({ topic: TOPICS.audit, type: EVENTS.deliveryEnded.type, subject: null });
    expect(event?.data).toEqual({
      ...{ releaseId: release.releaseId, documentId: events[0]?.extensions?.documentid },
      ...{ agency: 'agency', outcome: 'delivered', attempts: 1 },
    });
  });

  describe('parts', () => {
    it('may come in any order, twice, and at the same time', async () => {
      const { events, content } = await released(500_000);
      const jumbled = [...events, ...events].sort((a, b) => a.data[0]! - b.data[0]!);
      await Promise.all(jumbled.map((event) => service().keep(event)));
      await workOnce();
      expect(received()).toMatchObject([{ data: { content: content.toString('base64') } }]);
      expect(await workOnce()).toBeUndefined();
    });

    it('do nothing once the delivery has ended', async () => {
      const { events } = await arrive();
      await workOnce();
      await keepAll(events);
      expect(await workOnce()).toBeUndefined();
      expect([await kept(), bench.agency.requests.length]).toEqual([0, 1]);
    });

    it('are waited for', async () => {
      const { events } = await released(200_000);
      await keepAll(events.slice(1));
      expect(await workOnce()).toBeUndefined();
      await keepAll(events.slice(0, 1));
      await workOnce();
      expect(bench.agency.requests).toHaveLength(1);
    });

    it('that never come end the delivery, and those that came go', async () => {
      const { events } = await released(200_000);
      await keepAll(events.slice(1));
      await giveUp();
      await workOnce();
      expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'failed', reason: 'incomplete', attempts: 0 } }]);
      expect(await kept()).toBe(0);
    });

    it.each(['documentid', 'contentid', 'agency', 'parts'] as const)('that differ in %s are refused', async (name) => {
      const { events } = await released(200_000);
      await keepAll(events.slice(0, 1));
      const other = { documentid: uuidv7(), contentid: uuidv7(), agency: 'other', parts: '9' }[name];
      const odd = { ...events[1]!, extensions: { ...events[1]!.extensions, [name]: other } };
      await expect(service().keep(odd)).rejects.toBeInstanceOf(PartContradicts);
      expect(await kept()).toBe(1);
    });

    it.each<[string, Record<string, string | undefined>]>([
      ['no release', { releaseid: undefined }],
      ['a release that would lead elsewhere', { releaseid: '../../v1/me' }],
      ['no number', { part: undefined }],
      ['a negative number', { part: '-1' }],
      ['a number beyond the last', { part: '4' }],
      ['no end of parts', { parts: '99999999999' }],
      ['no agency', { agency: '' }],
    ])('with %s are refused', async (_what, attributes) => {
      const { events } = await released(200_000);
      const extensions = { ...events[0]!.extensions, ...attributes } as Record<string, string>;
      await expect(service().keep({ ...events[0]!, extensions })).rejects.toBeInstanceOf(InvalidEventData);
      expect(await kept()).toBe(0);
    });

    it.each([0, 16, 1_000, 65_551])('of %i bytes that are not the last are refused', async (length) => {
      const { events } = await released(200_000);
      const event = { ...events[0]!, data: Buffer.alloc(length) };
      await expect(service().keep(event)).rejects.toBeInstanceOf(InvalidEventData);
    });
  });

  describe('a release that no longer holds', () => {
    it('is not delivered', async () => {
      const { release } = await arrive();
      bench.registry.releases.delete(release.releaseId);
      await workOnce();
      expect(bench.agency.requests).toEqual([]);
      expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'refused' } }]);
      expect(await kept()).toBe(0);
    });

    it('is not delivered at a second try either', async () => {
      bench.agency.answer = status(500);
      const { release } = await arrive();
      await workOnce();
      bench.registry.releases.delete(release.releaseId);
      bench.agency.answer = status(204);
      await makeDue();
      await workOnce();
      expect(bench.agency.requests).toHaveLength(1);
      expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'refused', attempts: 2 } }]);
    });

    it('is asked about anew at each try', async () => {
      bench.agency.answer = status(500);
      await arrive();
      await workOnce();
      await makeDue();
      await workOnce();
      const claims = bench.registry.requests.filter(({ url }) => url.startsWith('/v1/releases/'));
      expect(new Set(claims.map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
    });
  });

  it.each<[string, (sent: Sent) => unknown, string]>([
    [
      'altered on their way',
      () => bench.owner.query('UPDATE delivery_part SET sealed = set_byte(sealed, 9, 1 + get_byte(sealed, 9) % 200)'),
      'seal_broken',
    ],
    ['lost afterwards', () => bench.owner.query('DELETE FROM delivery_part WHERE part = 1'), 'seal_broken'],
    [
      'swapped',
      () =>
        bench.owner.query(
          'UPDATE delivery_part SET sealed = (SELECT sealed FROM delivery_part WHERE part = 1) WHERE part = 2',
        ),
      'seal_broken',
    ],
    ['of another document', ({ release }) => claimOf(release, { contentId: 'another' }), 'claim_mismatch'],
    ['of another agency', ({ release }) => claimOf(release, { agency: 'another' }), 'claim_mismatch'],
    ['more than they should be', ({ release }) => claimOf(release, { parts: 3 }), 'claim_mismatch'],
    ['of another size', ({ release }) => claimOf(release, { size: 7 }), 'digest_mismatch'],
    ['of another digest', ({ release }) => claimOf(release, { digest: 'sha-256=:AAAA:' }), 'digest_mismatch'],
  ])('delivers no byte when parts are %s', async (_what, meddle, reason) => {
    await meddle(await arrive());
    await workOnce();
    expect(bench.agency.requests).toEqual([]);
    expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'failed', reason } }]);
  });
  const claimOf = (release: Sent['release'], over: Partial<FakeRelease>) =>
    bench.registry.releases.set(release.releaseId, { ...release, ...over });

  it('delivers no byte with a key for something else', async () => {
    const { release } = await arrive();
    const other = await released(10);
    claimOf(release, { contentKey: other.release.contentKey });
    await workOnce();
    expect(bench.agency.requests).toEqual([]);
    expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'failed', reason: 'seal_broken' } }]);
  });

  describe('an agency', () => {
    it('that does not take it is tried until patience ends', async () => {
      bench.agency.answer = status(503);
      await arrive();
      await workOnce();
      expect(await workOnce()).toBeUndefined();
      await makeDue();
      await workOnce();
      await giveUp();
      await workOnce();
      expect(bench.agency.requests.map(({ headers }) => headers['webhook-id'])).toHaveLength(2);
      const [event] = await bench.outbox();
      expect(event?.data).toMatchObject({ outcome: 'failed', reason: 'server_error', attempts: 2 });
      expect(await kept()).toBe(0);
    });

    it.each<[string, () => void, string]>([
      ['wants no more', () => (bench.agency.answer = status(410)), 'gone'],
      ['has no webhook', () => (bench.registry.agencies = [{ id: 'agency' }]), 'not_configured'],
    ])('that %s is not tried again', async (_what, arrange, reason) => {
      arrange();
      await arrive();
      await workOnce();
      expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'failed', reason } }]);
    });

    it('is not blamed when the registry is away', async () => {
      await arrive();
      bench.registry.instead = (_request, response) => void response.destroy();
      await workOnce();
      bench.registry.instead = undefined;
      await makeDue();
      await workOnce();
      expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'delivered' } }]);
    });
  });

  it('is done once by several instances, and in the background', async () => {
    const instances = [1, 2, 3].map(() => new DeliveriesService(parts, makeQueue(), 24, bench.log.logger));
    for (const instance of instances) instance.onApplicationBootstrap();
    const sent = await Promise.all(Array.from({ length: 15 }, () => arrive(100_000)));
    await until('all have ended', async () => (await bench.outbox()).length === sent.length);
    await Promise.all(instances.map((instance) => instance.beforeApplicationShutdown()));
    const ids = bench.agency.requests.map(({ headers }) => headers['webhook-id']);
    expect(ids.sort()).toEqual(sent.map(({ release }) => release.releaseId).sort());
  });

  it('keeps no key, and no content but sealed', async () => {
    bench.agency.answer = status(500);
    const { content, release } = await arrive(100);
    await workOnce();
    const [part] = await bench.owner.query<{ sealed: Buffer }>('SELECT sealed FROM delivery_part');
    expect(part!.sealed.includes(content.subarray(0, 16))).toBe(false);
    const held = (await bench.everything()) + bench.log.lines.join();
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      expect(held).not.toContain(release.contentKey.toString(encoding));
    }
  });

  it.each([
    'UPDATE delivery_part SET part = 0',
    'TRUNCATE delivery_part',
    'UPDATE outbox SET key = key',
    'DROP TABLE delivery',
    'ALTER TABLE fetch_job ADD COLUMN x int',
    'CREATE TABLE mine (x int)',
  ])('is out of reach for the running role: %s', async (statement) => {
    await expect(bench.database.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

async function* inPieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 50_000) yield await Promise.resolve(content.subarray(at, at + 50_000));
}
