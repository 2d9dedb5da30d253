import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Database } from '@askonce/database';
import { type AskOnceEvent, EVENTS, ROLES, type Role, TOPICS } from '@askonce/contracts';
import type { TokenDescription } from '@askonce/testing';
import { v7 as uuidv7 } from 'uuid';
import { anEvent } from '../fixtures/facts';
import { type Answer, RunningAudit, until } from '../fixtures/running-audit';
import { factOf } from '../log/fact-of-event';
import { Log } from '../log/log.service';
import type { Recorded } from './comparison/recorded';

const auditor: TokenDescription = { roles: ['auditor'], tokenSubject: 'auditor-1' };
const reason = 'Yearly audit 2026';
const MONTH = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
const IN_MONTH = Date.parse('2026-10-10T12:00:00Z');
/** More than two pages. */
const FACTS = 1_100;

const as = (role: Role): TokenDescription => ({
  roles: [role],
  ...(role === 'citizen' && { subject: { scheme: 'national:xx', identifier: '38001085718' } }),
  ...((role === 'agency' || role === 'clerk') && { agency: 'housing' }),
});
const pointers = ({ body }: Answer) => body.errors?.map(({ pointer }) => pointer);

jest.setTimeout(60_000);

describe('reconciliations', () => {
  let audit: RunningAudit;
  let events: AskOnceEvent[];

  beforeAll(async () => {
    audit = await RunningAudit.start();
    const { type, example: data } = EVENTS.consentChanged;
    const time = new Date(IN_MONTH).toISOString();
    events = Array.from({ length: FACTS }, (_, n) =>
      anEvent({ id: uuidv7({ msecs: IN_MONTH + n }), type, data, time, subject: randomUUID() }),
    );
    const facts = events.map((event) => factOf(TOPICS.evidence, event));
    await audit.service.app.get(Log, { strict: false }).appendEntries(facts);
    await until('they are signed', async () => (await audit.publishedSize()) >= FACTS);
    audit.registry.recorded.push(...events.map(recordedOf));
  }, 60_000);
  afterAll(() => audit.stop());
  beforeEach(() => {
    audit.registry.trouble = undefined;
  });

  const ask = (body: object, headers?: Record<string, string>) =>
    audit.call('/v1/reconciliations', { as: auditor, body, ...(headers && { headers }) });
  const look = (id: unknown) => audit.call(`/v1/reconciliations/${String(id)}`, { as: auditor });
  const ended = async (id: unknown) => {
    let answer = await look(id);
    await until('it has ended', async () => (answer = await look(id)).body.state === 'ended', 30_000);
    return answer.body as Answer['body'] & { readonly result: Record<string, unknown>; readonly progress: object };
  };
  const compared = async (period: object = MONTH) => ended((await ask({ reason, ...period })).body.id);

  describe('authorization', () => {
    const routes = [
      { path: '/v1/reconciliations', body: { reason, ...MONTH }, granted: 202 },
      { path: `/v1/reconciliations/${uuidv7()}`, body: undefined, granted: 404 },
    ];

    it.each(routes.flatMap((route) => ROLES.map((role) => ({ ...route, role }))))(
      '$role at $path',
      async ({ path, body, granted, role }) => {
        expect((await audit.call(path, { as: as(role), body })).status).toBe(role === 'auditor' ? granted : 403);
      },
    );

    it.each(routes)('nobody at $path', async ({ path, body }) => {
      expect(await audit.call(path, { body })).toMatchObject({ status: 401 });
    });
  });

  describe('problems', () => {
    it.each<[string, object, string[]]>([
      ['no reason', { ...MONTH }, ['/reason']],
      ['a reason too short', { reason: 'because', ...MONTH }, ['/reason']],
      ['no beginning', { reason, to: MONTH.to }, ['/from']],
      ['no end', { reason, from: MONTH.from }, ['/to']],
      ['a time that does not exist', { reason, ...MONTH, from: '2026-02-30T00:00:00Z' }, ['/from']],
      ['a period that ends before it begins', { reason, from: MONTH.to, to: MONTH.from }, ['/to']],
      ['a period of nothing', { reason, from: MONTH.to, to: MONTH.to }, ['/to']],
      ['too long a period', { reason, from: '2025-01-01T00:00:00Z', to: '2026-01-04T00:00:00Z' }, ['/to']],
      ['something else in it', { reason, ...MONTH, agency: 'housing' }, ['/agency']],
    ])('one with %s is refused and names the place', async (_title, body, places) => {
      const answer = await ask(body);
      expect([answer.status, new Set(pointers(answer))]).toEqual([422, new Set(places)]);
    });

    it('an unknown id is not found, and what is no id is refused', async () => {
      const unknown = await look(uuidv7());
      expect([unknown.status, unknown.body.type]).toEqual([404, 'urn:askonce:problem:reconciliation-not-found']);
      expect((await look('no-id')).status).toBe(422);
    });
  });

  describe('a repeated call', () => {
    it('is one call', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const first = await ask({ reason, ...MONTH }, headers);
      const again = await ask({ reason, ...MONTH }, headers);
      expect([first.status, again.status, again.body.id]).toEqual([202, 202, first.body.id]);
      await ended(first.body.id);
    });

    it('is refused when it says something else, and when the key is none', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      await ask({ reason, ...MONTH }, headers);
      const other = await ask({ reason: 'Another reason', ...MONTH }, headers);
      expect([other.status, other.body.type]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
      expect((await ask({ reason, ...MONTH }, { 'idempotency-key': 'with spaces' })).status).toBe(422);
    });
  });

  it('compares all pages, and all leaves', async () => {
    const { result, progress } = await compared();
    expect(result).toMatchObject({ findings: [], outcome: 'nothing_differs', leftOut: 0, closed: 0 });
    expect(progress).toMatchObject({ compared: FACTS });
    expect((progress as { leaves: number }).leaves).toBeGreaterThanOrEqual(FACTS);
  });

  it('leaves out what is of another time', async () => {
    const { progress } = await compared({ from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' });
    expect(progress).toMatchObject({ compared: 0 });
  });

  it('names what was removed on either side, and stops listing at a thousand', async () => {
    const whole = audit.registry.recorded.splice(0);
    const { result } = await compared();
    const { type, example: data } = EVENTS.consentChanged;
    const unlogged = anEvent({ id: uuidv7({ msecs: IN_MONTH }), subject: randomUUID(), type, data });
    audit.registry.recorded.push(...whole, recordedOf(unlogged));
    const { result: later } = await compared();
    audit.registry.recorded.pop();
    expect(result).toMatchObject({ outcome: 'differs', extra: FACTS, missing: 0, leftOut: FACTS - 1_000 });
    expect(result.findings).toHaveLength(1_000);
    expect(later).toMatchObject({ missing: 1, extra: 0, findings: [{ code: 'entry_missing', entryId: unlogged.id }] });
  });

  it('becomes an entry with its reason, as its end and the reading of it do', async () => {
    const { id } = await compared();
    const kinds = ['askonce.audit.reconciliation-ended.v1', 'askonce.audit.reconciliation-requested.v1'];
    const find = async () => {
      const rows = await audit.owner.query<{ kind: string; details: object }>(
        `SELECT kind, details FROM entry WHERE details->>'reconciliationId' = $1 ORDER BY kind`,
        [id],
      );
      return rows.length === 2 && rows;
    };
    await until('both are logged', async () => (await find()) !== false);
    const entries = (await find()) || [];
    expect(entries.map(({ kind }) => kind)).toEqual(kinds);
    expect(entries[0]!.details).toMatchObject({ outcome: 'nothing_differs', compared: FACTS });
    expect(entries[1]!.details).toMatchObject({ reason, from: '2026-10-01T00:00:00.000Z' });
    await until('the reading is logged', async () => {
      const read = `SELECT 1 FROM entry WHERE kind = 'askonce.audit.searched.v1' AND details->'filters' ? 'reconciliation'`;
      return (await audit.owner.query(read)).length > 0;
    });
  });

  it('says what keeps it from going on, and goes on by itself', async () => {
    audit.registry.trouble = (response) => response.writeHead(503).end();
    const { body } = await ask({ reason, ...MONTH });
    const trouble = async () => ((await look(body.id)).body.progress as { trouble?: string }).trouble;
    await until('it says so', async () => (await trouble()) === 'The registry does not answer');
    audit.registry.trouble = undefined;
    expect((await ended(body.id)).result).toMatchObject({ outcome: 'nothing_differs' });
    expect(await trouble()).toBeUndefined();
  });

  it.each([
    ['no JSON', 'no'],
    ['another shape', '{"items":[{"eventId":1}]}'],
    ['an order that is none', JSON.stringify({ items: outOfOrder() })],
  ])('does not believe a registry that answers with %s', async (_title, text) => {
    audit.registry.trouble = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    const { body } = await ask({ reason, ...MONTH });
    await until('it waits', async () => {
      const { progress } = (await look(body.id)).body as unknown as { progress: { trouble?: string } };
      return progress.trouble !== undefined;
    });
    audit.registry.trouble = undefined;
    expect((await ended(body.id)).result).toMatchObject({ outcome: 'nothing_differs' });
  });

  it('is taken over from an instance that dies in the middle, and counts nothing twice', async () => {
    const other = await audit.startAnother(await audit.apartFromOthers());
    const held: ServerResponse[] = [];
    audit.registry.trouble = (response) => void held.push(response);
    const { body } = await ask({ reason, ...MONTH });
    await until('somebody is at it', () => Promise.resolve(held.length > 0));
    audit.registry.trouble = undefined;
    const own = new Database({ url: audit.env['DATABASE_URL'] ?? '', applicationName: 'spec' });
    await own.query(
      `SELECT pg_terminate_backend(pg_locks.pid) FROM pg_locks
       WHERE pg_locks.locktype = 'advisory' AND pg_locks.classid = $1 AND pg_locks.database =
         (SELECT pg_database.oid FROM pg_database WHERE pg_database.datname = current_database())`,
      [0x52_45_43],
    );
    await own.close();
    const { result, progress } = await ended(body.id);
    expect(result).toMatchObject({ outcome: 'nothing_differs' });
    expect(progress).toMatchObject({ compared: FACTS });
    for (const response of held) response.destroy();
    await other.close();
  });
});

function recordedOf({ id, type, time, subject, sequence, data }: AskOnceEvent): Recorded {
  return {
    eventId: id,
    fact: { subjectRef: subject!, sequence: sequence!, type, occurredAt: time, data, unsent: false },
    releases: [],
  };
}

function outOfOrder(): Recorded[] {
  const ids = [uuidv7({ msecs: IN_MONTH + 2 }), uuidv7({ msecs: IN_MONTH + 1 })];
  return ids.map((eventId) => ({ eventId, releases: [] }));
}
