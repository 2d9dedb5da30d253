import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { EVENTS, InvalidEventData, TOPICS } from '@askonce/contracts';
import { Outbox } from '@askonce/messaging';
import { AdaptersBench } from '../testing/adapters-bench.fixture';
import { IDENTIFIER } from '../testing/fake-registry.fixture';
import type { Answer } from '../testing/test-server.fixture';
import { until } from '../testing/until.fixture';
import { FetchAnnouncement } from './fetch-announcement';
import type { FetchJob } from './fetch-job';
import { FetchQueue } from './fetch-queue';
import { FetchesRepository } from './fetches.repository';
import { FetchesService } from './fetches.service';
import { Inquiry } from './inquiry';

const PDF = Buffer.from(`%PDF-1.4 ${'residence '.repeat(20_000)}`);
const never = new AbortController().signal;

const answering =
  (answer: Answer): Answer =>
  (request, response) =>
    request.url === '/token'
      ? void response.writeHead(200).end('{"access_token":"t","token_type":"Bearer","expires_in":300}')
      : answer(request, response);
const status = (code: number) => answering((_request, response) => void response.writeHead(code).end());
const document = answering((_request, response) => {
  const headers = {
    'content-type': 'application/pdf',
    'askonce-issued-at': '2026-11-01T10:00:00.000Z',
    'askonce-attributes': `:${Buffer.from('{"name":"A"}').toString('base64')}:`,
  };
  response.writeHead(200, headers).end(PDF);
});

describe('fetches', () => {
  let bench: AdaptersBench;
  let repository: FetchesRepository;
  let queue: FetchQueue;

  const makeQueue = (limits?: Parameters<AdaptersBench['protection']>[0]) => {
    const { database, registry, log } = bench;
    const wakes = { wake: () => undefined };
    const announcement = new FetchAnnouncement(database, repository, new Outbox(), wakes, log.logger);
    const inquiry = new Inquiry(registry.gateway(), bench.directory({ clientSecret: 's' }), bench.protection(limits));
    return new FetchQueue(repository, inquiry, announcement, log.logger);
  };

  beforeAll(async () => {
    bench = await AdaptersBench.start();
  });
  afterAll(() => bench.stop());

  beforeEach(async () => {
    await bench.clear();
    const { url } = bench.agency;
    const connector = { kind: 'rest' as const, url, tokenEndpoint: `${url}/token`, clientId: 'askonce' };
    bench.registry.agencies = [{ id: 'agency', connector }];
    repository = new FetchesRepository(bench.database);
    queue = makeQueue();
  });

  afterEach(() => bench.hangUp());

  const command = (data: object = {}, event: object = {}) => ({
    id: uuidv7(),
    type: EVENTS.fetchRequested.type,
    source: '/registry',
    time: new Date().toISOString(),
    subject: 'subject-1',
    ...event,
    data: {
      ...{ fetchId: uuidv7(), evidenceType: 'residence-certificate', qualifier: '', source: 'agency' },
      deadline: new Date(Date.now() + 60_000).toISOString(),
      ...data,
    },
  });
  const service = () => new FetchesService(repository, queue, bench.log.logger);
  const record = async (data: object = {}) => {
    const event = command(data);
    await service().record(event);
    return event.data.fetchId;
  };
  const workOnce = async (): Promise<FetchJob | undefined> => {
    const job = await queue.claim([]);
    if (job !== undefined) await queue.perform(job, never);
    return job;
  };
  const rows = () =>
    bench.owner.query<{ outcome: string | null; attempts: number; last_failure: string | null; waits: boolean }>(
      'SELECT outcome, attempts, last_failure, due_at > now() AS waits FROM fetch_job',
    );
  const makeDue = () => bench.owner.query('UPDATE fetch_job SET due_at = now()');

  describe('a command', () => {
    it('is written down once, however often it comes', async () => {
      const event = command();
      await service().record(event);
      await service().record(event);
      await service().record({ ...event, id: uuidv7() });
      expect(await rows()).toHaveLength(1);
    });

    it.each<[string, object, object]>([
      ['without a person', {}, { subject: undefined }],
      ['without a source', { source: undefined }, {}],
      ['with a deadline that is none', { deadline: 'soon' }, {}],
      ['with an id that would lead elsewhere', { fetchId: '../../v1/me' }, {}],
    ])('%s is refused', async (_what, data, event) => {
      await expect(service().record(command(data, event))).rejects.toBeInstanceOf(InvalidEventData);
      expect(await rows()).toHaveLength(0);
    });
  });

  it('brings what the source holds to the registry, and tells it so', async () => {
    bench.agency.answer = document;
    const fetchId = await record();
    await workOnce();
    expect(bench.registry.handedOver).toEqual([
      {
        fetchId,
        metadata: {
          mediaType: 'application/pdf',
          issuedAt: '2026-11-01T10:00:00.000Z',
          attributes: { name: 'A' },
        },
        mediaType: 'application/pdf',
        content: PDF,
      },
    ]);
    expect(await rows()).toEqual([{ outcome: 'found', attempts: 1, last_failure: null, waits: true }]);
    const [event] = await bench.outbox();
    expect(event).toMatchObject({ topic: TOPICS.fetched, key: 'subject-1', type: EVENTS.fetchCompleted.type });
    expect(event?.subject).toBe('subject-1');
    expect(event?.data).toEqual({
      ...{ fetchId, evidenceType: 'residence-certificate', qualifier: '', source: 'agency' },
      ...{ outcome: 'found', digest: `sha-256=:${createHash('sha256').update(PDF).digest('base64')}:`, attempts: 1 },
    });
  });

  it('asks about the person whom the registry named, and keeps the identifier nowhere', async () => {
    bench.agency.answer = status(500);
    await record();
    await workOnce();
    bench.agency.answer = document;
    await makeDue();
    await workOnce();
    const asked = bench.agency.requests.filter(({ url }) => url.endsWith('/evidence-queries'));
    expect(asked.map(({ body }) => JSON.parse(body.toString()) as object)).toEqual(
      Array(2).fill(expect.objectContaining({ subject: { scheme: 'national:xx', identifier: IDENTIFIER } })),
    );
    expect(await bench.everything()).not.toContain(IDENTIFIER);
    expect(bench.log.lines.length).toBeGreaterThan(0);
    expect(bench.log.lines.join()).not.toContain(IDENTIFIER);
  });

  it.each([
    [404, 'not_found'],
    [409, 'ambiguous'],
  ])('ends at once when the source answers %i: %s', async (code, outcome) => {
    bench.agency.answer = status(code);
    await record();
    await workOnce();
    expect(await bench.outbox()).toMatchObject([{ data: { outcome, attempts: 1 } }]);
    expect((await bench.outbox())[0]?.data).not.toHaveProperty('digest');
  });

  it('ends at once when the catalogue has no connector for the source', async () => {
    bench.registry.agencies = [{ id: 'agency' }];
    await record();
    await workOnce();
    expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'unavailable', attempts: 0 } }]);
  });

  it.each<[string, Answer, string]>([
    ['is broken', status(503), 'server_error'],
    ['refuses us', status(403), 'access_refused'],
    [
      'lies about its bytes',
      answering((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/pdf', 'repr-digest': 'sha-256=:AAAA:' }).end(PDF);
      }),
      'wrong_digest',
    ],
    [
      'lies about their type',
      answering((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/pdf' }).end('<html>');
      }),
      'wrong_type',
    ],
    [
      'hangs up in the middle',
      answering((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': 9_000_000 });
        response.write(PDF, () => response.destroy());
      }),
      'cut_short',
    ],
  ])('tries a source that %s until the deadline, then calls it unavailable', async (_what, answer, failure) => {
    bench.agency.answer = answer;
    await record();
    await workOnce();
    expect(await rows()).toEqual([{ outcome: null, attempts: 1, last_failure: failure, waits: true }]);
    expect(await queue.claim([])).toBeUndefined();
    await makeDue();
    await workOnce();
    await bench.owner.query("UPDATE fetch_job SET deadline = now() - interval '1 second', due_at = now()");
    await workOnce();
    expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'unavailable', attempts: 2 } }]);
    expect(bench.registry.handedOver).toEqual([]);
  });

  it('is never put back beyond its deadline', async () => {
    bench.agency.answer = status(503);
    await record({ deadline: new Date(Date.now() + 200).toISOString() });
    await workOnce();
    await until('the deadline has passed', async () => (await workOnce()) !== undefined, 1_000);
    expect(await bench.outbox()).toMatchObject([{ data: { outcome: 'unavailable' } }]);
  });

  it.each<[string, Answer | undefined]>([
    ['before the source was asked', undefined],
    ['while the source was answering', document],
  ])('ends in silence when the pursuit became another %s', async (_what, answer) => {
    const fetchId = await record();
    if (answer === undefined) bench.registry.endedFetches.add(fetchId);
    bench.agency.answer = (request, response) => {
      if (request.url !== '/token') bench.registry.endedFetches.add(fetchId);
      return document(request, response);
    };
    await workOnce();
    expect(await rows()).toMatchObject([{ outcome: 'discarded', attempts: answer === undefined ? 0 : 1 }]);
    expect(await bench.outbox()).toEqual([]);
    expect(bench.registry.handedOver).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['is away', (_request, response) => void response.destroy()],
    ['is broken', (_request, response) => void response.writeHead(500).end()],
    ['talks nonsense', (_request, response) => void response.writeHead(200).end('{"identifier":"x"')],
    [
      'wraps for another context',
      (_request, response) => void response.writeHead(200).end('{"jwe":"e.y","sealed":"x"}'),
    ],
  ])('does not blame the source when the registry %s', async (_what, instead) => {
    bench.agency.answer = document;
    await record();
    bench.registry.instead = (request, response) =>
      request.url.endsWith('/connectors')
        ? void response.writeHead(200).end(agenciesJson())
        : instead(request, response);
    await workOnce();
    expect(await rows()).toEqual([{ outcome: null, attempts: 0, last_failure: 'registry_failed', waits: true }]);
    bench.registry.instead = undefined;
    await makeDue();
    await workOnce();
    expect(await rows()).toMatchObject([{ outcome: 'found' }]);
  });
  const agenciesJson = () => JSON.stringify({ version: 1, agencies: bench.registry.agencies });

  describe('among several instances', () => {
    it('each fetch is worked on by one of them', async () => {
      bench.agency.answer = document;
      const ids = await Promise.all(Array.from({ length: 40 }, () => record()));
      const instances = [1, 2, 3].map(() => new FetchesService(repository, makeQueue(), bench.log.logger));
      for (const instance of instances) instance.onApplicationBootstrap();
      await until('all have ended', async () => (await bench.outbox()).length === ids.length);
      await Promise.all(instances.map((instance) => instance.beforeApplicationShutdown()));
      expect(bench.registry.handedOver.map(({ fetchId }) => fetchId).sort()).toEqual([...ids].sort());
    });

    it('one that lost its lease cannot end what another has taken', async () => {
      bench.agency.answer = document;
      await record();
      const lost = await queue.claim([]);
      await makeDue();
      await workOnce();
      await queue.perform(lost!, never);
      expect(await bench.outbox()).toHaveLength(1);
    });

    it('one that stops gives back what it was working on', async () => {
      bench.agency.answer = answering(() => undefined);
      await record();
      const instance = service();
      instance.onApplicationBootstrap();
      await until('the source is asked', () => bench.agency.requests.length === 2);
      await instance.beforeApplicationShutdown();
      expect(await rows()).toEqual([{ outcome: null, attempts: 1, last_failure: 'interrupted', waits: false }]);
    });

    it('a silent source holds up no other', async () => {
      bench.agency.answer = answering(() => undefined);
      await Promise.all(Array.from({ length: 20 }, () => record()));
      await record({ source: 'elsewhere' });
      const instance = service();
      instance.onApplicationBootstrap();
      await until('the other one has ended', async () => (await bench.outbox()).length === 1);
      await instance.beforeApplicationShutdown();
    });
  });

  it('is forgotten some time after its end, not before', async () => {
    bench.agency.answer = status(404);
    await record();
    await record();
    await workOnce();
    await repository.prune(14);
    expect(await rows()).toHaveLength(2);
    await bench.owner.query("UPDATE fetch_job SET ended_at = now() - interval '15 days' WHERE outcome IS NOT NULL");
    await repository.prune(14);
    expect(await rows()).toMatchObject([{ outcome: null }]);
  });

  it('survives an outage of the database without losing work', async () => {
    bench.agency.answer = document;
    await record();
    const instance = service();
    await bench.owner.query('ALTER TABLE fetch_job RENAME TO fetch_job_away');
    instance.onApplicationBootstrap();
    await until('it noticed', () => bench.log.lines.some((line) => line.includes('No work can be taken')));
    await bench.owner.query('ALTER TABLE fetch_job_away RENAME TO fetch_job');
    await until('the fetch has ended', async () => (await bench.outbox()).length === 1);
    await instance.beforeApplicationShutdown();
  });
});
