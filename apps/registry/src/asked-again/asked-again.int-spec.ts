import { randomUUID } from 'node:crypto';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, type Answer, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { MAX_REPORTS } from './reporting.service';

interface Body {
  readonly id: string;
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly auditEntryId?: string;
}
interface Entry {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly reportId?: string };
}

const ASKED = { agency: 'tax', evidenceType: 'birth-certificate', channel: 'counter' };
const TEXT = 'At the desk they wanted the paper again.\nI had given it in May.';

describe('reports that an agency asked again', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const send = async (token: string, body: object, key?: string) =>
    registry.call<Body>('POST', '/v1/asked-again-reports', {
      token,
      body: { ...ASKED, ...body },
      ...(key !== undefined && { key }),
    });
  const report = async (person: string, body: object = {}, key?: string) =>
    send(await registry.citizen(person), body, key);
  const reportAs = async (agency: string, person: string, body: object = {}) =>
    send(await registry.agency(agency), { subject: { scheme: 'national:xx', identifier: person }, ...body });
  const own = async (person: string, query = '') => {
    const token = await registry.citizen(person);
    return (await registry.call<{ items: Body[] }>('GET', `/v1/me/asked-again-reports${query}`, { token })).body.items;
  };
  const give = async (person: string, text: string) =>
    registry.call<Body>('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }, aPdf(text)),
    });
  const request = async (agency: string, person: string, changes: object = {}) =>
    registry.call<Body>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, person, changes),
    });
  const verdict = ({ status, reason }: Body) => [status, reason];
  const problemOf = ({ status, body }: Answer<Body>) => [status, body.type?.replace('urn:askonce:problem:', '')];
  const told = (agency: string, reportId: string) =>
    eventually(async () => {
      const token = await registry.agency(agency);
      const { body } = await registry.call<{ items: Entry[] }>('GET', '/v1/events?limit=200', { token });
      return body.items.find(({ data }) => data.reportId === reportId);
    }, `${agency} hears of it`);

  it('are upheld where it was held at that moment, and are the person’s to see', async () => {
    const person = newIdentifier();
    await give(person, 'held');
    const { status, body } = await report(person, { text: TEXT });
    expect([status, verdict(body)]).toEqual([201, ['upheld', 'held']]);
    expect(await own(person)).toEqual([
      expect.objectContaining({ id: body.id, agency: 'tax', status: 'upheld', reason: 'held', text: TEXT }),
    ]);
    expect(await own(newIdentifier())).toEqual([]);
  });

  it('are not upheld for a moment before it was held', async () => {
    const person = newIdentifier();
    expect(verdict((await report(person)).body)).toEqual(['not_upheld', 'nothing_held']);
    await give(person, 'given at last');
    expect(verdict((await report(person, { at: '2026-01-02T03:04:05Z' })).body)).toEqual(['not_upheld', 'held_later']);
    expect((await own(person)).map(verdict)).toEqual([
      ['not_upheld', 'held_later'],
      ['not_upheld', 'nothing_held'],
    ]);
  });

  it('name the case, by what that request needed and got', async () => {
    const person = newIdentifier();
    await give(person, 'an old one');
    await registry.sql.query(
      `UPDATE document SET created_at = now() - interval '40 days' WHERE subject_ref IN (
         SELECT subject_ref FROM document ORDER BY created_at DESC LIMIT 1)`,
    );
    const { body: fresh } = await request('school', person, { requirement: 'fresh-proof-of-birth' });
    const { body: any } = await request('school', person);
    const about = (evidenceRequestId: string) => report(person, { agency: 'school', evidenceRequestId });
    expect(verdict((await about(fresh.id)).body)).toEqual(['not_upheld', 'did_not_satisfy']);
    expect(verdict((await about(any.id)).body)).toEqual(['upheld', 'released_before']);
  });

  it('do not hold against an agency that the person keeps it from it', async () => {
    const person = newIdentifier();
    await give(person, 'kept from housing');
    await request('housing', person);
    const token = await registry.citizen(person);
    const { body } = await registry.call<{ items: Body[] }>('GET', '/v1/me/consents', { token });
    await registry.call('POST', `/v1/me/consents/${body.items[0]!.id}/refusal`, { token, body: {} });
    expect(verdict((await report(person, { agency: 'housing' })).body)).toEqual(['not_upheld', 'not_shared']);
    expect(verdict((await report(person, { agency: 'library' })).body)).toEqual(['upheld', 'held']);
  });

  it('tell the agency that asked, by its feed, without the words', async () => {
    const person = newIdentifier();
    await give(person, 'held');
    const { body } = await report(person, { text: TEXT });
    const { type, data } = await told('tax', body.id);
    const { evidenceType, channel } = ASKED;
    const askedAt = expect.any(String) as string;
    expect([type, data]).toEqual([
      'asked_again.reported',
      { reportId: body.id, evidenceType, channel, askedAt, upheld: true, requestIds: [] },
    ]);
  });

  it('tell an agency that reports nothing of what is held, neither at once nor by the feed', async () => {
    const person = newIdentifier();
    await give(person, 'not for everybody to know');
    const { status, body } = await reportAs('tax', person);
    expect([status, Object.keys(body).sort()]).toEqual([
      201,
      ['agency', 'askedAt', 'channel', 'evidenceType', 'id', 'qualifier', 'reportedAt'],
    ]);
    expect((await told('tax', body.id)).data).not.toHaveProperty('upheld');
    expect(await own(person)).toMatchObject([{ reportedBy: 'tax', status: 'upheld' }]);
  });

  it('are counted by events that say how they were decided', async () => {
    const person = newIdentifier();
    await give(person, 'held');
    const { body } = await report(person, { text: TEXT });
    const [recorded] = await registry.sql.query<{ data: object }>(
      `SELECT f.data FROM fact f WHERE f.data ->> 'reportId' = $1`,
      [body.id],
    );
    expect(recorded?.data).toMatchObject({ ...ASKED, outcome: 'upheld', reason: 'held', qualifier: '' });
    const found = await registry.sql.query(
      `SELECT FROM asked_again_report a, fact f WHERE a::text LIKE '%in May%' OR f::text LIKE '%in May%'`,
    );
    expect(found).toEqual([]);
  });

  it('are one call when they are repeated, and refuse another under the same key', async () => {
    const person = newIdentifier();
    const { body } = await report(person, {}, 'one');
    expect((await report(person, {}, 'one')).body.id).toBe(body.id);
    expect(problemOf(await report(person, { channel: 'phone' }, 'one'))).toEqual([422, 'idempotency-key-reused']);
    expect(await own(person)).toHaveLength(1);
  });

  it('are so many a day from one reporter, without keeping others from theirs', async () => {
    const person = newIdentifier();
    const made = await Promise.all(Array.from({ length: MAX_REPORTS + 2 }, () => reportAs('tax', person)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(MAX_REPORTS);
    const refused = made.find(({ status }) => status !== 201)!;
    expect([problemOf(refused), refused.headers.get('retry-after')]).toEqual([[429, 'too-many-reports'], '86400']);
    expect((await report(person)).status).toBe(201);
  });

  it.each<[string, object, number, string]>([
    [
      'by a citizen about somebody else',
      { subject: { scheme: 'national:xx', identifier: '1' } },
      422,
      'invalid-request',
    ],
    ['of what is still to come', { at: '2999-01-01T00:00:00Z' }, 422, 'invalid-request'],
    ['of an agency that is none', { agency: 'unknown' }, 422, 'not-in-catalogue'],
    ['of evidence that is none', { evidenceType: 'unknown' }, 422, 'not-in-catalogue'],
    ['in a case that is none', { evidenceRequestId: randomUUID() }, 404, 'not-found'],
  ])('are refused %s', async (_what, body, status, slug) => {
    const person = newIdentifier();
    expect(problemOf(await report(person, body))).toEqual([status, slug]);
    expect(await own(person)).toEqual([]);
  });

  it('are refused by an agency about nobody, or in a case that is not its own', async () => {
    const person = newIdentifier();
    expect(problemOf(await send(await registry.agency('tax'), {}))).toEqual([422, 'invalid-request']);
    const { body } = await request('school', person);
    const others = { agency: 'school', evidenceRequestId: body.id };
    expect(problemOf(await reportAs('tax', person, others))).toEqual([404, 'not-found']);
    expect((await reportAs('school', person, others)).status).toBe(201);
  });
});
