import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { AgencyDirectory } from '../agencies/agency-directory';
import type { AgencySecrets } from '../connectors/connector-kinds';
import { AgencyProtection } from '../protection/agency-protection';
import type { ProtectionLimits } from '../protection/protection-limits';
import { NO_METRICS, QUICK } from '../testing/adapters-bench.fixture';
import { FakeRegistry } from '../testing/fake-registry.fixture';
import { KeptLog } from '../testing/kept-log.fixture';
import { type Answer, TestServer } from '../testing/test-server.fixture';
import { until } from '../testing/until.fixture';
import { EventsQueue } from './events-queue';
import { EventsService } from './events.service';
import type { FeedTurn } from './feed-turn';
import { Telling } from './telling';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const never = new AbortController().signal;
const status =
  (code: number, headers = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

const aTurn = (changes: Partial<FeedTurn> = {}): FeedTurn => ({
  ...{ agency: 'agency', claim: 7, failures: 0 },
  items: [4, 5, 6].map((number) => ({
    number,
    id: `0193d9a4-0000-7000-8000-00000000010${number}`,
    type: 'consent.withdrawn',
    time: '2026-11-22T09:00:00.000Z',
    data: { consentId: `c-${number}`, requestIds: [] },
  })),
  ...changes,
});

describe('events on their way to an agency', () => {
  let registry: FakeRegistry;
  let agency: TestServer;
  let log: KeptLog;

  beforeEach(async () => {
    log = new KeptLog();
    [registry, agency] = await Promise.all([FakeRegistry.start(), TestServer.start(status(204))]);
    registry.agencies = [{ id: 'agency', events: { kind: 'webhook', url: `${agency.url}/events` } }];
  });
  afterEach(() => Promise.all([registry.stop(), agency.stop()]));

  const makeQueue = (limits: Partial<ProtectionLimits> = {}, secrets: AgencySecrets = { webhookSecret: SECRET }) => {
    const gateway = registry.gateway();
    const directory = new AgencyDirectory({
      load: () => gateway.connectors(),
      secrets: new Map([['agency', secrets]]),
    });
    const protection = new AgencyProtection({ ...QUICK, ...limits }, NO_METRICS);
    return new EventsQueue(gateway, new Telling(directory, protection), log.logger);
  };
  const numbersSeen = () =>
    agency.requests.map(({ body }) => (JSON.parse(body.toString()) as { number: number }).number);

  it('are signed messages of their own, in order, with number and id', async () => {
    await makeQueue().perform(aTurn(), never);
    expect(numbersSeen()).toEqual([4, 5, 6]);
    const { body, headers, url, method } = agency.requests[0]!;
    expect([method, url]).toEqual(['POST', '/events']);
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({
      ...{ type: 'consent.withdrawn', timestamp: '2026-11-22T09:00:00.000Z', number: 4 },
      data: { consentId: 'c-4', requestIds: [] },
    });
    expect(headers['webhook-id']).toBe(aTurn().items[0]!.id);
    expect(registry.reports).toEqual([{ agency: 'agency', claim: 7, acknowledged: 6 }]);
  });

  it('wait, each for the one before it', async () => {
    let open = 0;
    agency.answer = async (_request, response) => {
      expect((open += 1)).toBe(1);
      await sleep(20);
      open -= 1;
      response.writeHead(204).end();
    };
    await makeQueue().perform(aTurn(), never);
    expect(registry.reports).toMatchObject([{ acknowledged: 6 }]);
  });

  it.each<[string, Answer, string]>([
    ['302', status(302, { location: 'http://127.0.0.1:9/stolen' }), 'unexpected_answer'],
    ['400', status(400), 'unexpected_answer'],
    ['401', status(401), 'access_refused'],
    ['403', status(403), 'access_refused'],
    ['410', status(410), 'gone'],
    ['429', status(429), 'overloaded'],
    ['500', status(500), 'server_error'],
    ['nothing', (_request, response) => void response.destroy(), 'unreachable'],
    ['headers without end', status(200, { 'x-much': 'x'.repeat(70_000) }), 'unreachable'],
  ])('stop where %s is answered, and the registry hears how far they came', async (_title, answer, code) => {
    agency.answer = (request, response) => (numbersSeen().length < 2 ? status(204) : answer)(request, response);
    await makeQueue().perform(aTurn(), never);
    expect(numbersSeen()).toEqual([4, 5]);
    const failure = { code, retryInMs: expect.any(Number) as number };
    expect(registry.reports).toEqual([{ agency: 'agency', claim: 7, acknowledged: 4, failure }]);
    expect(log.lines.join()).toContain("An agency's events are sent again later");
  });

  it('are taken by whoever answers 2xx, however long the rest of the answer is', async () => {
    agency.answer = (_request, response) => {
      response.writeHead(200);
      const pour = () => {
        if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(pour));
      };
      pour();
    };
    await makeQueue().perform(aTurn(), never);
    expect(registry.reports).toEqual([{ agency: 'agency', claim: 7, acknowledged: 6 }]);
  });

  it('are not waited for longer than the deadline', async () => {
    agency.answer = () => undefined;
    await makeQueue({ tryMs: 50 }).perform(aTurn(), never);
    expect(registry.reports).toMatchObject([{ failure: { code: 'timed_out' } }]);
    expect(registry.reports[0]).not.toHaveProperty('acknowledged');
  });

  it.each([
    [0, 1_000],
    [3, 8_000],
    [100, 30_000],
  ])('are tried again later and later: after %d failures within %d ms', async (failures, longest) => {
    agency.answer = status(500);
    await makeQueue().perform(aTurn({ failures }), never);
    const { retryInMs } = registry.reports[0]!.failure!;
    expect(retryInMs).toBeGreaterThanOrEqual(longest / 2);
    expect(retryInMs).toBeLessThanOrEqual(longest);
  });

  it('say that the agency is back', async () => {
    await makeQueue().perform(aTurn({ failures: 3 }), never);
    expect(log.lines.join()).toContain('An agency takes its events again');
  });

  it('are not sent without a secret, nor to whom has no webhook any more', async () => {
    await makeQueue({}, {}).perform(aTurn(), never);
    registry.agencies = [];
    await makeQueue().perform(aTurn(), never);
    expect(agency.requests).toEqual([]);
    const failure = { code: 'secret_missing', retryInMs: expect.any(Number) as number };
    expect(registry.reports).toEqual([
      { agency: 'agency', claim: 7, failure },
      { agency: 'agency', claim: 7 },
    ]);
  });

  it('are cut off when the service stops, which is no failure', async () => {
    const stop = new AbortController();
    agency.answer = (request, response) => {
      if (numbersSeen().length < 2) return status(204)(request, response);
      stop.abort();
    };
    await makeQueue().perform(aTurn(), stop.signal);
    expect(registry.reports).toEqual([{ agency: 'agency', claim: 7, acknowledged: 4 }]);
  });

  it('give others their turn when an agency takes its time', async () => {
    agency.answer = async (_request, response) => {
      await sleep(2_600);
      response.writeHead(204).end();
    };
    await makeQueue().perform(aTurn(), never);
    expect(registry.reports).toEqual([{ agency: 'agency', claim: 7, acknowledged: 5 }]);
  }, 15_000);

  it('are worked off by the service until it stops', async () => {
    registry.turns.push(aTurn(), aTurn({ claim: 8 }));
    const service = new EventsService(makeQueue(), log.logger);
    service.onApplicationBootstrap();
    await until('both turns are over', () => registry.reports.length === 2);
    await service.beforeApplicationShutdown();
    expect(registry.reports.map(({ claim }) => claim).sort()).toEqual([7, 8]);
  });
});
