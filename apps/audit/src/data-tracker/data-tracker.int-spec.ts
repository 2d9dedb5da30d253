import { randomUUID } from 'node:crypto';
import { type AskOnceEvent, EVENTS, ROLES, TOPICS } from '@askonce/contracts';
import { Health } from '@askonce/observability';
import type { TokenDescription } from '@askonce/testing';
import { anEvent, without } from '../fixtures/facts';
import { emptyLog } from '../fixtures/log-on';
import { type Answer, RunningAudit, until } from '../fixtures/running-audit';
import type { Fact } from '../log/fact';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';
import { askForCatalogue } from './tracker-catalogue';

const tracker: TokenDescription = { roles: ['agency'], agency: 'state-portal', clientId: 'state-portal-tracker' };
const ANNA = 'EE38001085718';
const PATHS = ['/v2/findUsage', '/v2/usagePeriod', '/v2/heartbeat'];

jest.setTimeout(30_000);

describe('the Estonian Data Tracker', () => {
  let audit: RunningAudit;
  let people = 0;

  const append = (facts: Fact[]) => audit.service.app.get(Log, { strict: false }).appendEntries(facts);
  const log = async (given: Partial<AskOnceEvent>, topic: string = TOPICS.evidence) => {
    const event = anEvent(given);
    await append([factOf(topic, event)]);
    return event;
  };
  /** Somebody new, about whom there is nothing yet. */
  const aPerson = () => {
    const identifier = `4900219${String((people += 1)).padStart(4, '0')}`;
    const ref = randomUUID();
    audit.registry.persons.set(identifier, ref);
    return { ref, code: `EE${identifier}`, subject: { scheme: 'national:ee', identifier } };
  };
  const ask = (query: string, userId?: string, as = tracker) =>
    audit.call(`/v2/findUsage?${query}`, { as, headers: userId === undefined ? {} : { 'x-road-userid': userId } });
  const askFor = (code: string, query = '') => ask(`userCode=${code}${query}`, code);
  const usagesIn = ({ body }: Answer) => body['usages'] as Record<string, string>[];
  const timesIn = (answer: Answer) => usagesIn(answer).map(({ logtime }) => logtime);

  beforeAll(async () => {
    audit = await RunningAudit.start();
    audit.registry.tracker = {
      client: { agency: 'state-portal', clientId: 'state-portal-tracker' },
      agencies: [
        { id: 'housing', name: { en: 'Housing Office', et: 'Elamuamet' }, registrationNumber: '70001234' },
        { id: 'state-portal', name: { en: 'State Portal' } },
      ],
      procedures: [],
      purposes: [{ id: 'housing-benefit-eligibility', name: { en: 'Deciding on housing benefit' } }],
    };
  });
  afterAll(() => audit.stop());
  beforeEach(() => {
    audit.registry.trouble = undefined;
  });

  describe('authorization', () => {
    const headers = { 'x-road-userid': ANNA };
    const at = (path: string) => `${path}${path === '/v2/findUsage' ? `?userCode=${ANNA}` : ''}`;

    it.each(PATHS)('%s is for the client that the catalogue names', async (path) => {
      expect(await audit.call(at(path), { as: tracker, headers })).toMatchObject({ status: 200 });
    });

    it.each(PATHS.flatMap((path) => ROLES.map((role) => ({ path, role }))))(
      '$path is not for a $role who is not named',
      async ({ path, role }) => {
        const subject = { scheme: 'national:ee', identifier: ANNA.slice(2) };
        const as = { roles: [role], agency: 'housing', ...(role === 'citizen' && { subject }) };
        expect(await audit.call(at(path), { as, headers })).toMatchObject({ status: 403 });
      },
    );

    it.each<[string, TokenDescription]>([
      ['another client of its agency', { ...tracker, clientId: 'state-portal-backend' }],
      ['a client of that name of another agency', { ...tracker, agency: 'housing' }],
      ['the client that is named, in another role', { ...tracker, roles: ['auditor'] }],
    ])('they are not for %s', async (_title, as) => {
      for (const path of PATHS) expect(await audit.call(at(path), { as, headers })).toMatchObject({ status: 403 });
    });

    it.each(PATHS)('%s asks for a token', async (path) => {
      expect(await audit.call(at(path), { headers })).toMatchObject({ status: 401 });
      expect(await audit.call(at(path), { headers, token: 'a.b.c' })).toMatchObject({ status: 401 });
    });
  });

  describe('problems', () => {
    it.each<[string, string, string]>([
      ['nobody', '', '/userCode'],
      ['a person without country', 'userCode=38001085718', '/userCode'],
      ['a person of a country in small letters', 'userCode=ee38001085718', '/userCode'],
      ['a country', 'userCode=EE', '/userCode'],
      ['a person with NUL', `userCode=${ANNA}%00`, '/userCode'],
      ['a person too long', `userCode=EE${'1'.repeat(127)}`, '/userCode'],
      ['two persons', `userCode=${ANNA}&userCode=${ANNA}`, '/userCode'],
      ['a day in place of a time', `userCode=${ANNA}&periodStart=2026-11-22`, '/periodStart'],
      ['a time that does not exist', `userCode=${ANNA}&periodEnd=2026-02-30T00:00:00Z`, '/periodEnd'],
      [
        'a period that ends before it starts',
        `userCode=${ANNA}&periodStart=2026-11-22T00:00:00Z&periodEnd=2026-11-22T01:59:59%2B02:00`,
        '/periodEnd',
      ],
      ['an offset below zero', `userCode=${ANNA}&offset=-1`, '/offset'],
      ['no offset at all', `userCode=${ANNA}&offset=`, '/offset'],
      ['a limit in words', `userCode=${ANNA}&limit=ten`, '/limit'],
      ['half a limit', `userCode=${ANNA}&limit=0.5`, '/limit'],
      ['a limit of more than 32 bits', `userCode=${ANNA}&limit=2147483648`, '/limit'],
      ['two limits', `userCode=${ANNA}&limit=1&limit=2`, '/limit'],
      ['what the contract does not know', `userCode=${ANNA}&colour=red`, '/colour'],
    ])('400 for %s, naming the place', async (_title, query, place) => {
      const { status, headers, body } = await ask(query, ANNA);
      expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8']);
      expect(body['type']).toBe('urn:askonce:problem:usage-query-invalid');
      expect(body.errors?.map(({ pointer }) => pointer)).toEqual([place]);
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:|38001085718/);
    });

    it.each([undefined, '', '38001085718', 'ee38001085718'])('400 for an X-Road-UserId of %j', async (userId) => {
      const { status, body } = await ask(`userCode=${ANNA}`, userId);
      expect([status, body['type']]).toEqual([400, 'urn:askonce:problem:usage-query-invalid']);
      expect(JSON.stringify(body.errors)).toContain('X-Road-UserId');
    });

    const troubles: [string, NonNullable<RunningAudit['registry']['trouble']>][] = [
      ['fails', (response) => response.writeHead(500).end()],
      ['hangs up', (response) => response.destroy()],
      ['talks nonsense', (response) => response.writeHead(200).end('{"client":"me"}')],
    ];

    it.each(troubles)('500 while the registry %s', async (_title, trouble) => {
      audit.registry.trouble = trouble;
      const { status, body } = await askFor(ANNA);
      expect([status, body['type']]).toEqual([500, 'urn:askonce:problem:usage-unavailable']);
    });

    it.each([...troubles, ['keeps silent', () => undefined] as const])(
      'nobody is named while the registry %s',
      async (_title, trouble) => {
        audit.registry.trouble = trouble;
        const { url: registryUrl } = audit.registry;
        const tokens = { token: () => Promise.resolve('any') };
        const asked = askForCatalogue({ registryUrl, tokens, timeoutMs: 200 });
        await expect(asked).rejects.toMatchObject({ type: 'urn:askonce:problem:registry-unavailable' });
      },
    );
  });

  describe('findUsage', () => {
    it('shows who used the data, when, why, and with which system, and no more than that', async () => {
      const { ref, code } = aPerson();
      await log({ subject: ref });
      const { status, headers, body } = await askFor(code);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(body).toEqual({
        totalUsages: 1,
        usages: [
          {
            logtime: '2026-11-22T09:00:00.000Z',
            action: 'Deciding on housing benefit (evidence released)',
            receiverCode: '70001234',
            receiverName: 'Elamuamet',
            receiverSystem: 'housing-backend',
          },
        ],
      });
    });

    it('shows what the person sees as accesses: denials, auditors who looked, and what did not fit', async () => {
      const { ref, code, subject } = aPerson();
      await log({ subject: ref, time: '2026-11-22T09:00:00Z' });
      const { type, example: data } = EVENTS.evidenceDenied;
      await log({ subject: ref, sequence: 2, time: '2026-11-22T09:01:00Z', type, data });
      await log({ subject: ref, sequence: 3, time: '2026-11-22T09:02:00Z', type: 'askonce.evidence.dreamt.v1' });
      const looked = { ...EVENTS.auditSearched.example, aboutSubject: ref };
      const search = anEvent({ type: EVENTS.auditSearched.type, time: '2026-11-22T09:03:00Z', data: looked });
      await append([factOf(TOPICS.audit, without(search, 'subject', 'sequence'))]);
      await log({ subject: aPerson().ref });
      const accesses = await audit.call('/v1/me/accesses', { as: { roles: ['citizen'], subject } });
      const answer = await askFor(code);
      const seen = (accesses.body['items'] as { occurredAt: string }[]).map(({ occurredAt }) => occurredAt);
      expect(timesIn(answer)).toEqual(seen);
      expect(usagesIn(answer).map(({ action, receiverCode }) => [action, receiverCode])).toEqual([
        ['Audit searched', 'auditor'],
        ['Something unknown', '/registry'],
        ['Deciding on housing benefit (evidence denied, consent withdrawn)', '70001234'],
        ['Deciding on housing benefit (evidence released)', '70001234'],
      ]);
      expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${ref}|${looked.reason}`));
    });

    it('tells a person nobody knows in nothing from one of whom nothing was used', async () => {
      const known = aPerson();
      await log({ subject: known.ref });
      const before = '&periodEnd=2026-01-01T00:00:00Z';
      const told = ({ status, headers, body }: Answer) => {
        const same = [...headers].filter(([name]) => !/^(date|x-ratelimit.*|ratelimit.*)$/.test(name));
        return { status, body, headers: Object.fromEntries(same) };
      };
      const unknown = told(await askFor('EE10000000000', before));
      expect(unknown).toMatchObject({ status: 200, body: { totalUsages: 0, usages: [] } });
      expect(told(await askFor(known.code, before))).toEqual(unknown);
    });

    it('takes periods as half-open, and any offset from UTC', async () => {
      const { ref, code } = aPerson();
      const [first, second] = ['2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z'];
      await log({ subject: ref, time: first });
      await log({ subject: ref, sequence: 2, time: second });
      for (const [period, times] of [
        [`&periodStart=${second}&periodEnd=2026-11-23T00:00:00Z`, [second]],
        [`&periodEnd=${second}`, [first]],
        ['&periodStart=2026-11-22T11:30:00%2B02:00&periodEnd=2026-11-22T22:22:22%2B02:00', [second]],
        [`&periodStart=${first}&periodEnd=${first}`, []],
      ] as const) {
        const answer = await askFor(code, period);
        expect([period, answer.body['totalUsages'], timesIn(answer)]).toEqual([period, times.length, times]);
      }
    });

    it('tells 1,000 at most, the newest first, and counts all whatever the slice', async () => {
      const { ref, code } = aPerson();
      const start = Date.parse('2026-11-22T09:00:00Z');
      const times = Array.from({ length: 1_003 }, (_, n) => new Date(start + n).toISOString());
      await append(times.map((time, n) => factOf(TOPICS.evidence, anEvent({ subject: ref, sequence: n + 1, time }))));
      times.reverse();
      const period = `&periodEnd=2026-11-23T00:00:00Z`;
      for (const [query, expected] of [
        ['', times.slice(0, 1_000)],
        ['&limit=2147483647', times.slice(0, 1_000)],
        ['&offset=1000', times.slice(1_000)],
        ['&offset=2&limit=3', times.slice(2, 5)],
        ['&offset=2147483647', []],
        ['&limit=0', []],
      ] as const) {
        const answer = await askFor(code, period + query);
        expect([query, answer.body['totalUsages'], timesIn(answer)]).toEqual([query, 1_003, expected]);
      }
    });

    it.each([
      ['the person', undefined, 'Asked by the person'],
      ['a representative', 'EE60001019906', 'Asked by somebody who represents the person'],
    ])('becomes an entry itself, seen by the person, when %s asks', async (_title, representative, reason) => {
      const { ref, code, subject } = aPerson();
      await ask(`userCode=${code}&periodEnd=2026-11-23T00:00:00Z`, representative ?? code);
      const citizen = { roles: ['citizen' as const], subject };
      const accesses = async () => (await audit.call('/v1/me/accesses', { as: citizen })).body['items'] as object[];
      await until('it is logged', async () => (await accesses()).length === 1);
      const [access] = await accesses();
      const by = { role: 'agency', agency: 'state-portal', system: 'state-portal-tracker' };
      expect(access).toMatchObject({ action: 'askonce.audit.searched.v1', ...by });
      const { id } = access as { id: string };
      const { body } = await audit.call(`/v1/entries/${id}`, { as: { roles: ['auditor'] } });
      expect(body['details']).toEqual({
        actor: { role: 'agency', clientId: 'state-portal-tracker', agency: 'state-portal' },
        reason,
        filters: ['subject', 'to'],
        aboutSubject: ref,
        results: 0,
      });
    });

    it('becomes an entry too when nobody knows the person', async () => {
      const recorded = async () =>
        (await audit.owner.query("SELECT FROM entry WHERE system = 'state-portal-tracker' AND subject_ref IS NULL"))
          .length;
      const before = await recorded();
      await ask('userCode=EE20000000000', 'EE20000000000');
      await until('it is logged', async () => (await recorded()) > before);
      const [row] = await audit.owner.query("SELECT FROM entry WHERE entry::text LIKE '%20000000000%'");
      expect(row).toBeUndefined();
    });
  });

  describe('usagePeriod', () => {
    const get = () => audit.call('/v2/usagePeriod', { as: tracker });

    it('begins with the oldest entry, and goes on until now', async () => {
      await log({ subject: aPerson().ref, time: '2020-02-03T04:05:06.789Z' });
      expect((await get()).body).toEqual({ periodStart: '2020-02-03T04:05:06.789Z' });
    });

    it('begins now where there is no entry yet', async () => {
      await emptyLog(audit.owner, audit.logFolder);
      const { periodStart } = (await get()).body;
      expect(Math.abs(Date.now() - Date.parse(String(periodStart)))).toBeLessThan(60_000);
    });
  });

  describe('heartbeat', () => {
    const get = async () => (await audit.call('/v2/heartbeat', { as: tracker })).body;

    it('is OK while every part of the service is, and names the ones that are not', async () => {
      await until('it is ready', async () => (await audit.call('/health/ready')).status === 200);
      expect(await get()).toEqual({ status: 'OK', message: 'Usage can be asked for' });
      const part = { ok: false };
      audit.service.app.get(Health, { strict: false }).addCheck('coffee', () => Promise.resolve(part));
      expect(await get()).toEqual({ status: 'FAIL', message: 'Not in order: coffee' });
      part.ok = true;
      expect(await get()).toMatchObject({ status: 'OK' });
    });
  });
});
