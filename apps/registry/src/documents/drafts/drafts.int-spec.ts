import { randomUUID } from 'node:crypto';
import { CitizenClient, Problem } from '@askonce/client';
import { aRequestBy } from '../../catalogue-of-the-story.fixture';
import { endsIn } from '../../expiry/end-of-time.fixture';
import { aPdf, eventually, newIdentifier, TestRegistry, uploadOf } from '../../registry.fixture';

const BIRTH = { evidenceType: 'birth-certificate', channel: 'portal' } as const;

describe('what a citizen looks at before they give it', () => {
  let registry: TestRegistry;
  let person: string;
  let me: CitizenClient;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);
  beforeEach(() => {
    person = newIdentifier();
    me = citizen(person);
  });

  const citizen = (identifier: string) =>
    new CitizenClient({
      baseUrl: registry.services[0]!.url,
      tokens: { token: () => registry.citizen(identifier) },
    });
  const ask = async (agency: string) => {
    const token = await registry.agency(agency);
    const body = aRequestBy(agency, person);
    return (await registry.call<{ id: string; status: string }>('POST', '/v1/evidence-requests', { token, body })).body;
  };
  const stands = async (id: string, status: string) =>
    eventually(async () => (await me.evidenceRequest(id)).status === status, `${id} is ${status}`);
  const post = async (path: string, body: object, key: string = randomUUID()) =>
    registry.call('POST', path, { token: await registry.citizen(person), body, key });
  const content = async (id: string, who = person) =>
    registry.fetch('GET', `/v1/me/documents/${id}/content`, { token: await registry.citizen(who) });
  const factsOf = async (id: string) =>
    registry.sql.query<{ type: string }>(
      `SELECT f.type FROM fact f JOIN document_draft t ON t.subject_ref = f.subject_ref WHERE t.id = $1`,
      [id],
    );
  const keptOf = async (digest: string) =>
    (await registry.sql.query<{ kept: boolean }>('SELECT kept FROM content WHERE digest = $1', [digest]))[0]?.kept;
  const slug = (error: unknown) => (error instanceof Problem ? error.slug : error);
  const refusal = (call: Promise<unknown>) => call.then(() => 'accepted', slug);

  it('is nothing yet: no document, no answer, no fact', async () => {
    const draft = await me.giveDraft(BIRTH, aPdf(person));
    expect(draft).toMatchObject({ status: 'draft', evidenceTypeName: { en: 'Birth certificate' }, ...BIRTH });
    expect(Date.parse(draft.expiresAt) - Date.parse(draft.createdAt)).toBe(86_400_000);
    expect(await factsOf(draft.id)).toEqual([]);
    const tax = await ask('tax');
    expect(tax.status).toBe('asking');
    const { documents, asks } = await me.overview();
    expect([documents.count, asks.count]).toEqual([0, 1]);
    const token = await registry.citizen(person);
    expect((await registry.call('GET', '/v1/me/documents', { token })).body).toEqual({ items: [] });
    expect((await registry.call('GET', `/v1/me/documents/${draft.id}`, { token })).status).toBe(404);
    expect(await me.draft(draft.id)).toMatchObject({ ...draft, waiting: [{ agency: 'tax', requestId: tax.id }] });
  });

  it('is shown to whoever sent it, and to nobody else, without a record', async () => {
    const draft = await me.giveDraft(BIRTH, aPdf(person));
    const shown = await me.content(draft.id);
    expect([shown.mediaType, Buffer.from(await shown.bytes())]).toEqual(['application/pdf', aPdf(person)]);
    expect((await content(draft.id, newIdentifier())).status).toBe(404);
    await citizen('3999').give(BIRTH, aPdf());
    expect((await content(draft.id, '3999')).status).toBe(404);
    expect(await factsOf(draft.id)).toEqual([]);
  });

  it('once confirmed is given, with its consents, and answers what waited', async () => {
    const [housing, tax] = [await ask('housing'), await ask('tax')];
    const draft = await me.giveDraft(BIRTH, aPdf(person));
    const [consent] = (await me.draft(draft.id)).consents;
    expect(consent).toEqual((await me.asks())[0]!.consents[0]);
    const given = await me.confirm(draft.id, [consent!.id], { terms: [consent!.terms!] });
    expect(given).toMatchObject({ id: draft.id, status: 'current', version: 1, answered: true, digest: draft.digest });
    await stands(housing.id, 'released');
    await stands(tax.id, 'released');
    const facts = await registry.sql.query<{ type: string }>(
      `SELECT f.type FROM fact f WHERE f.data ->> 'documentId' = $1 OR f.data ->> 'consentId' = $2 ORDER BY f.sequence`,
      [draft.id, consent!.id],
    );
    expect(facts.map(({ type }) => type).filter((type) => !type.includes('evidence'))).toEqual([
      'askonce.consent.changed.v1',
      'askonce.document.added.v1',
      'askonce.consent.changed.v1',
    ]);
    expect(await registry.sql.query('SELECT FROM document_draft WHERE id = $1', [draft.id])).toEqual([]);
    expect(Buffer.from(await (await me.content(draft.id)).bytes())).toEqual(aPdf(person));
  });

  it('is confirmed once, however often and from wherever it is confirmed', async () => {
    const { id } = await me.giveDraft(BIRTH, aPdf(person));
    const token = await registry.citizen(person);
    const path = `/v1/me/documents/${id}/confirmation`;
    const confirm = (key: string, instance: number, body = {}) =>
      registry.call('POST', path, { token, key, instance, body });
    const answers = await Promise.all(['one', 'one', 'two', 'two'].map((key, n) => confirm(key, n % 2)));
    const won = answers[0]!.status === 201 ? 'one' : 'two';
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 404, 404]);
    expect([(await confirm(won, 0)).body['id'], (await confirm('three', 0)).status]).toEqual([id, 404]);
    const other = await confirm(won, 1, { grants: [randomUUID()] });
    expect(other.body['type']).toBe('urn:askonce:problem:idempotency-key-reused');
    expect(await registry.sql.query('SELECT FROM document WHERE id = $1', [id])).toHaveLength(1);
  });

  it('stays a draft where a consent that is named cannot be given', async () => {
    const { id } = await me.giveDraft(BIRTH, aPdf(person));
    expect(await refusal(me.confirm(id, [randomUUID()]))).toBe('not-found');
    expect((await content(id)).status).toBe(200);
  });

  it('is sent once, however often the call is repeated', async () => {
    const key = randomUUID();
    const send = (text: string) => post('/v1/me/documents', uploadOf({ ...BIRTH, draft: true }, aPdf(text)), key);
    const [first, again, other] = [await send('a'), await send('a'), await send('b')];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect([other.status, other.body['type']]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
  });

  it.each(['discarded', 'left to itself'])('is gone with its bytes when it is %s', async (how) => {
    const { id, digest } = await me.giveDraft(BIRTH, aPdf(person));
    expect(await keptOf(digest)).toBe(true);
    if (how === 'discarded') expect(await me.remove(id)).toMatchObject({ id, status: 'removed' });
    else await endsIn(registry.sql, 'document_draft', { id });
    expect([(await content(id)).status, await refusal(me.confirm(id)), await refusal(me.remove(id))]).toEqual([
      404,
      'not-found',
      'not-found',
    ]);
    await eventually(async () => (await keptOf(digest)) === false, 'its bytes are left to be swept');
    const left = await registry.sql.query('SELECT FROM document_draft WHERE id = $1', [id]);
    expect(left).toEqual([]);
  });

  it('is one of twenty at most', async () => {
    const tries = Array.from({ length: 23 }, (_, n) =>
      refusal(me.giveDraft({ ...BIRTH, qualifier: `n${n}` }, aPdf(`${n}`))),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'too-many-drafts')).toHaveLength(3);
  });

  it('names consents only when it is confirmed', async () => {
    const early = await post('/v1/me/documents', uploadOf({ ...BIRTH, draft: true, grants: [randomUUID()] }));
    expect([early.status, early.body['errors']]).toMatchObject([422, [{ pointer: '/metadata/grants' }]]);
  });

  it('leaves in its place what it is to replace, until it is confirmed', async () => {
    const old = await me.give(BIRTH, aPdf('old'));
    await ask('tax');
    const better = await me.replaceDraft(old.id, BIRTH, aPdf('better'));
    expect(better).toMatchObject({ status: 'draft', replaces: old.id });
    expect((await me.document(old.id)).status).toBe('current');
    expect(await me.confirm(better.id)).toMatchObject({ id: better.id, status: 'current', version: 2 });
    const { versions } = await me.document(old.id);
    expect(versions.map(({ status }) => status).sort()).toEqual(['current', 'superseded']);
    const token = await registry.agency('tax');
    const replaced = async () => {
      const { body } = await registry.call<{ items: { type: string }[] }>('GET', '/v1/events', { token });
      return body.items.some(({ type }) => type === 'document.replaced');
    };
    await eventually(replaced, 'those who got the old one are told');
  });

  it('replaces nothing that is gone by then, or that somebody else brought', async () => {
    const old = await me.give(BIRTH, aPdf('old'));
    const better = await me.replaceDraft(old.id, BIRTH, aPdf('better'));
    await me.remove(old.id);
    expect(await refusal(me.confirm(better.id))).toBe('document-ended');
    expect(await refusal(me.replaceDraft(old.id, BIRTH, aPdf('another')))).toBe('document-ended');
    const subject = { scheme: 'national:xx', identifier: person };
    const issued = await registry.call<{ id: string }>('POST', '/v1/documents', {
      token: await registry.agency('civil-registry'),
      body: uploadOf({ ...BIRTH, provenance: 'agency_issued', subject }, aPdf('issued')),
    });
    expect(await refusal(me.replaceDraft(issued.body.id, BIRTH, aPdf()))).toBe('not-given-by-you');
  });

  it('is refused at once when it is the very file that could not be used', async () => {
    const tax = await ask('tax');
    await me.give(BIRTH, aPdf(person));
    await stands(tax.id, 'released');
    await registry.call('POST', `/v1/evidence-requests/${tax.id}/evidence/birth-certificate/rejection`, {
      token: await registry.agency('tax'),
      body: { reason: 'illegible' },
    });
    await stands(tax.id, 'asking');
    expect(await refusal(me.giveDraft(BIRTH, aPdf(person)))).toBe('rejected-before');
  });
});
