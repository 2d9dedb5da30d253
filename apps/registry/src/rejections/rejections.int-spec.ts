import { ASKED_TWICE_SQL } from '@askonce/contracts';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Standing {
  readonly id: string;
  readonly status: string;
  readonly type?: string;
  readonly evidence: readonly { readonly releaseId?: string; readonly source?: string }[];
}
interface Asks {
  readonly items: readonly {
    readonly id: string;
    readonly why?: string;
    readonly waiting: readonly { readonly agency: string }[];
    readonly rejections: readonly object[];
  }[];
}

const NOTE = 'The lower half is missing, please scan the whole page.';

describe('rejecting what was released', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const ask = async (agency: string, person: string, changes: object = {}) =>
    registry.call<Standing>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, person, changes),
    });
  const give = async (person: string, text: string) =>
    registry.call<{ answered: boolean; type?: string }>('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }, aPdf(text)),
    });
  const reject = async (agency: string, id: string, body: object = { reason: 'illegible' }, key?: string) =>
    registry.call<Standing>('POST', `/v1/evidence-requests/${id}/evidence/birth-certificate/rejection`, {
      token: await registry.agency(agency),
      body,
      ...(key === undefined ? {} : { key }),
    });
  const read = async (agency: string, id: string) =>
    registry.fetch('GET', `/v1/evidence-requests/${id}/evidence/birth-certificate`, {
      token: await registry.agency(agency),
    });
  const asksOf = async (person: string) =>
    (await registry.call<Asks>('GET', '/v1/me/asks', { token: await registry.citizen(person) })).body.items;
  const servedAgain = (agency: string, id: string) =>
    eventually(async () => {
      const token = await registry.agency(agency);
      const { body } = await registry.call<Standing>('GET', `/v1/evidence-requests/${id}`, { token });
      return body.status === 'released' && body;
    }, `${agency} is served`);

  it('asks the citizen for another copy, with the reason in words, and serves the requester with it', async () => {
    const person = newIdentifier();
    await give(person, 'a blurred scan');
    const { body: tax } = await ask('tax', person);
    expect(tax.status).toBe('released');
    const rejected = await reject('tax', tax.id, { reason: 'illegible', note: NOTE });
    expect([rejected.status, rejected.body.status, rejected.body.evidence]).toEqual([
      200,
      'asking',
      [{ evidenceType: 'birth-certificate', status: 'asking' }],
    ]);
    expect((await read('tax', tax.id)).status).toBe(409);
    const [open] = await asksOf(person);
    expect(open).toMatchObject({
      why: 'rejected_illegible',
      waiting: [{ agency: 'tax' }],
      rejections: [{ agency: 'tax', reason: 'illegible', note: NOTE }],
    });

    const same = await give(person, 'a blurred scan');
    expect([same.status, same.body.type]).toEqual([409, 'urn:askonce:problem:rejected-before']);
    expect((await give(person, 'a clear scan')).body.answered).toBe(true);
    const again = await servedAgain('tax', tax.id);
    expect(again.evidence).toMatchObject([{ source: 'asked' }]);
    expect(again.evidence[0]?.releaseId).not.toBe(tax.evidence[0]?.releaseId);
    expect(Buffer.from(await (await read('tax', tax.id)).arrayBuffer())).toEqual(aPdf('a clear scan'));
  });

  it('is counted apart from asking twice, and leaves other requirements what they have', async () => {
    const person = newIdentifier();
    await give(person, 'a blurred scan');
    const { body: tax } = await ask('tax', person);
    await reject('tax', tax.id);
    expect(await registry.sql.query(ASKED_TWICE_SQL, [null])).toEqual([{ asked_twice: 0 }]);
    expect((await ask('school', person, { requirement: 'fresh-proof-of-birth' })).body.status).toBe('released');
    expect((await ask('social', person)).body.status).toBe('asking');
    expect(await asksOf(person)).toHaveLength(1);
  });

  it('keeps the key of what was rejected from being claimed', async () => {
    const person = newIdentifier();
    await give(person, 'a blurred scan');
    const { body: tax } = await ask('tax', person);
    await reject('tax', tax.id);
    const claim = await registry.call<{ code: string }>('POST', `/v1/releases/${tax.evidence[0]!.releaseId!}/claims`, {
      token: await registry.token({ roles: ['service'], clientId: 'askonce-adapters' }),
    });
    expect([claim.status, claim.body.code]).toEqual([410, 'evidence_rejected']);
  });

  it('is one call when it is repeated, and refuses another one under the same key', async () => {
    const person = newIdentifier();
    await give(person, 'a blurred scan');
    const { body: tax } = await ask('tax', person);
    await reject('tax', tax.id, { reason: 'illegible' }, 'one');
    expect((await reject('tax', tax.id, { reason: 'illegible' }, 'one')).body.status).toBe('asking');
    expect((await reject('tax', tax.id, { reason: 'incomplete' }, 'one')).status).toBe(422);
    expect((await reject('tax', tax.id, { reason: 'illegible' }, 'two')).status).toBe(409);
    const rows = await registry.sql.query('SELECT FROM rejection j WHERE j.request_id = $1', [tax.id]);
    expect(rows).toHaveLength(1);
  });

  it('is one call also where the request pursues another list by now', async () => {
    const person = newIdentifier();
    await give(person, 'a blurred scan');
    const { body: tax } = await ask('tax', person, { requirement: 'proof-of-either' });
    await reject('tax', tax.id, { reason: 'illegible' }, 'one');
    const [open] = await asksOf(person);
    const token = await registry.citizen(person);
    await registry.call('POST', `/v1/me/asks/${open!.id}/declination`, { token, body: { reason: 'do_not_have' } });
    const again = await eventually(async () => {
      const answer = await reject('tax', tax.id, { reason: 'illegible' }, 'one');
      return answer.body.status !== 'asking' && answer;
    }, 'the other list is pursued');
    expect([again.status, again.body.status]).toEqual([200, 'fetching']);
    const another = await reject('tax', tax.id, { reason: 'illegible' }, 'two');
    expect([another.status, another.body.type]).toEqual([409, 'urn:askonce:problem:not-released']);
  });

  it('keeps the note sealed', async () => {
    const found = await registry.sql.query(`SELECT FROM rejection j WHERE j::text LIKE '%lower half%'`);
    const sealed = await registry.sql.query('SELECT FROM rejection j WHERE j.sealed_note IS NOT NULL');
    expect([found.length, sealed.length]).toEqual([0, 1]);
  });

  it.each([
    [{}, '/reason'],
    [{ reason: 'ugly' }, '/reason'],
    [{ reason: 'illegible', note: '' }, '/note'],
    [{ reason: 'illegible', note: 'x'.repeat(501) }, '/note'],
    [{ reason: 'illegible', note: 'a\u0000b' }, '/note'],
    [{ reason: 'illegible', who: 'me' }, '/who'],
  ])('refuses %j', async (body, pointer) => {
    const person = newIdentifier();
    await give(person, 'a scan');
    const { body: tax } = await ask('tax', person);
    const answer = await reject('tax', tax.id, body);
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ pointer }] }]);
    expect((await read('tax', tax.id)).status).toBe(200);
  });
});
