import { EVENTS } from '@askonce/contracts';
import { anAgency } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory, aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, type Answer, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { MAX_UNANSWERED } from './asking.service';

interface Body {
  readonly id: string;
  readonly type?: string;
  readonly agency?: string;
  readonly text?: string;
  readonly status?: string;
  readonly about?: object;
  readonly subject?: { readonly pseudonym: string };
  readonly askedAt: string;
  readonly promisedBy: string;
  readonly auditEntryId: string;
  readonly answer?: { readonly text: string; readonly auditEntryId: string };
}
interface Page {
  readonly items: Body[];
  readonly nextCursor?: string;
}

const TEXT = 'Why did you look at my birth certificate?\n\nI never applied for anything.';
const ANSWER = 'It was a mistake of ours.\r\nWe have put it right.';
const DAY_MS = 86_400_000;

describe('questions', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    const story = aCatalogueOfTheStory();
    const agencies = story.agencies.map((agency) =>
      agency.id === 'tax' ? { ...agency, answersWithinDays: 5 } : agency,
    );
    registry = await TestRegistry.start({ catalogue: { ...story, agencies } });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const ask = async (person: string, body: object, key?: string) =>
    registry.call<Body>('POST', '/v1/me/questions', {
      token: await registry.citizen(person),
      body: { kind: 'question', text: TEXT, ...body },
      ...(key !== undefined && { key }),
    });
  const askTax = (person: string, text = TEXT) => ask(person, { text, about: { agency: 'tax' } });
  const answer = async (agency: string, id: string, text = ANSWER, key?: string) =>
    registry.call<Body>('POST', `/v1/questions/${id}/answer`, {
      token: await registry.agency(agency),
      body: { text },
      ...(key !== undefined && { key }),
    });
  const own = async <T = Page>(person: string, path = '') =>
    (await registry.call<T>('GET', `/v1/me/questions${path}`, { token: await registry.citizen(person) })).body;
  const toAgency = async (agency: string, query = '') =>
    (await registry.call<Page>('GET', `/v1/questions?${query}`, { token: await registry.agency(agency) })).body;
  const requestBy = async (agency: string, person: string) =>
    registry.call<Body>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, person),
    });
  const factsOf = (id: string) =>
    registry.sql.query<{ type: string; data: { actor: { role: string } } }>(
      `SELECT f.type, f.data FROM fact f WHERE f.data ->> 'questionId' = $1 ORDER BY f.sequence`,
      [id],
    );
  const problemOf = ({ status, body }: Answer<Body>) => [status, body.type?.replace('urn:askonce:problem:', '')];

  it('go to the agency that asked, with the case, and come back answered', async () => {
    const person = newIdentifier();
    const { body: request } = await requestBy('tax', person);
    const asked = await ask(person, { kind: 'error_report', about: { auditEntryId: request.auditEntryId } });
    expect(asked).toMatchObject({
      status: 201,
      body: {
        kind: 'error_report',
        text: TEXT,
        agency: 'tax',
        status: 'open',
        about: { auditEntryId: request.auditEntryId, evidenceRequestId: request.id },
      },
    });
    const { id, askedAt, promisedBy } = asked.body;
    expect(Date.parse(promisedBy) - Date.parse(askedAt)).toBe(5 * DAY_MS);

    const seen = (await toAgency('tax', 'status=open')).items.find((item) => item.id === id);
    expect(seen).toMatchObject({ text: TEXT, about: { evidenceRequestId: request.id }, promisedBy });
    expect(seen?.subject?.pseudonym).toMatch(/^[\w-]{20,}$/);
    expect(JSON.stringify(seen)).not.toContain(person);

    const answered = await answer('tax', id);
    expect(answered).toMatchObject({ status: 200, body: { status: 'answered', answer: { text: ANSWER } } });
    expect(await own<Body>(person, `/${id}`)).toMatchObject({ status: 'answered', answer: { text: ANSWER } });
    expect((await toAgency('tax', 'status=open')).items.map((item) => item.id)).not.toContain(id);
  });

  it('and their answers are facts, and events that say nothing of what was written', async () => {
    const person = newIdentifier();
    const { body } = await askTax(person);
    await answer('tax', body.id);
    const facts = await factsOf(body.id);
    expect(facts.map(({ type, data }) => [type, data.actor.role])).toEqual([
      [EVENTS.questionAsked.type, 'citizen'],
      [EVENTS.questionAnswered.type, 'agency'],
    ]);
    const [row] = await registry.sql.query<{ text: string }>(
      `SELECT string_agg(t::text, ' ') AS text FROM (SELECT q::text FROM question q UNION ALL SELECT f::text FROM fact f) t`,
    );
    for (const written of ['birth certificate?', 'a mistake of ours']) expect(row?.text).not.toContain(written);
  });

  it('are told to the agency by its feed, without the words and the name', async () => {
    const person = newIdentifier();
    const { body } = await ask(person, { about: { agency: 'library' } });
    const entry = await eventually(async () => {
      const token = await registry.agency('library');
      const feed = await registry.call<{ items: { type: string }[] }>('GET', '/v1/events', { token });
      return feed.body.items.find(({ type }) => type === 'question.asked');
    }, 'the library hears of it');
    const { id: questionId, promisedBy } = body;
    expect(entry).toMatchObject({
      id: body.auditEntryId,
      data: { questionId, kind: 'question', promisedBy, requestIds: [] },
    });
  });

  it('are about a request or a document as well', async () => {
    const person = newIdentifier();
    const { body: request } = await requestBy('school', person);
    const issuer = await registry.agency('civil-registry');
    const subject = { scheme: 'national:xx', identifier: person };
    const said = { evidenceType: 'birth-certificate', channel: 'backend', provenance: 'agency_issued' };
    const { body: document } = await registry.call<Body>('POST', '/v1/documents', {
      token: issuer,
      body: uploadOf({ ...said, subject }, aPdf('issued')),
    });
    expect((await ask(person, { about: { evidenceRequestId: request.id } })).body.agency).toBe('school');
    const about = { documentId: document.id };
    expect((await ask(person, { about })).body).toMatchObject({ agency: 'civil-registry', about });
  });

  it('make somebody known of whom nothing was known', async () => {
    const person = newIdentifier();
    const { status, body } = await askTax(person);
    expect([status, (await own(person)).items.map(({ id }) => id)]).toEqual([201, [body.id]]);
  });

  it('are overdue once the promise is broken, and answered all the same', async () => {
    const { body } = await askTax(newIdentifier());
    await registry.sql.query(
      `UPDATE question SET asked_at = asked_at - interval '6 days', promised_by = now() WHERE id = $1`,
      [body.id],
    );
    expect((await toAgency('tax', 'status=overdue')).items.map(({ id }) => id)).toEqual([body.id]);
    expect((await answer('tax', body.id)).body.status).toBe('answered');
    expect((await toAgency('tax', 'status=overdue')).items).toEqual([]);
  });

  it('are listed page by page, newest first, to each only their own', async () => {
    const person = newIdentifier();
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) ids.unshift((await askTax(person, text)).body.id);
    const { items, nextCursor = '' } = await own(person, '?limit=2');
    const rest = await own(person, `?limit=2&cursor=${nextCursor}`);
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    const first = await toAgency('tax', 'limit=1');
    const second = await toAgency('tax', `limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([first, second].map((page) => page.items[0]?.id)).toEqual(ids.slice(0, 2));
    expect((await toAgency('school')).items.map(({ id }) => id)).not.toContain(ids[0]);
    expect((await own(newIdentifier())).items).toEqual([]);
  });

  it('show one person under another name to each agency', async () => {
    const person = newIdentifier();
    await askTax(person);
    await ask(person, { about: { agency: 'social' } });
    const names = await Promise.all(['tax', 'social'].map(async (id) => (await toAgency(id)).items[0]?.subject));
    expect(names[0]).not.toEqual(names[1]);
  });

  it('are one call when they are repeated, and refuse another under the same key', async () => {
    const person = newIdentifier();
    const about = { agency: 'tax' };
    const { body } = await ask(person, { about }, 'one');
    expect(await ask(person, { about }, 'one')).toMatchObject({ status: 201, body: { id: body.id } });
    expect(problemOf(await ask(person, { about, text: 'else' }, 'one'))).toEqual([422, 'idempotency-key-reused']);
    await answer('tax', body.id, 'yes', 'two');
    expect((await answer('tax', body.id, 'yes', 'two')).body.answer?.text).toBe('yes');
    expect(problemOf(await answer('tax', body.id, 'no', 'two'))).toEqual([422, 'idempotency-key-reused']);
    expect(problemOf(await answer('tax', body.id, 'no', 'three'))).toEqual([409, 'already-answered']);
    expect(await factsOf(body.id)).toHaveLength(2);
  });

  it('of which two answers come at the same time have one', async () => {
    const { body } = await askTax(newIdentifier());
    const answers = await Promise.all(['one', 'two', 'three'].map((text) => answer('tax', body.id, text)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await factsOf(body.id)).toHaveLength(2);
  });

  it('are so many at once, and no more until one is answered', async () => {
    const person = newIdentifier();
    const asked = await Promise.all(Array.from({ length: MAX_UNANSWERED + 3 }, () => askTax(person)));
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(MAX_UNANSWERED);
    expect(new Set(asked.filter(({ status }) => status !== 201).map((refused) => String(problemOf(refused))))).toEqual(
      new Set(['409,too-many-questions']),
    );
    await answer('tax', asked.find(({ status }) => status === 201)!.body.id);
    expect((await askTax(person)).status).toBe(201);
  });

  describe('are refused', () => {
    const person = newIdentifier();
    let requestId: string;
    let entryId: string;
    let documentId: string;
    beforeAll(async () => {
      const { body } = await requestBy('tax', newIdentifier());
      [requestId, entryId] = [body.id, body.auditEntryId];
      const token = await registry.citizen(person);
      const given = uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' });
      documentId = (await registry.call<Body>('POST', '/v1/me/documents', { token, body: given })).body.id;
    });

    it.each<[string, () => object, number, string]>([
      ["another's entry", () => ({ auditEntryId: entryId }), 404, 'not-found'],
      ["another's request", () => ({ evidenceRequestId: requestId }), 404, 'not-found'],
      ['what is nothing', () => ({ documentId: requestId }), 404, 'not-found'],
      ['what they gave themself', () => ({ documentId }), 409, 'no-agency-concerned'],
      ['an agency that is none', () => ({ agency: 'unknown' }), 422, 'not-in-catalogue'],
    ])('about %s', async (_what, about, status, slug) => {
      expect(problemOf(await ask(person, { about: about() }))).toEqual([status, slug]);
      expect((await own(person)).items).toEqual([]);
    });

    it('to be answered by another agency', async () => {
      const { body } = await askTax(newIdentifier());
      expect(problemOf(await answer('school', body.id))).toEqual([404, 'not-found']);
    });
  });

  it('go with the person', async () => {
    const person = newIdentifier();
    const { body } = await askTax(person);
    await registry.call('POST', '/v1/me/erasure', { token: await registry.citizen(person) });
    expect((await toAgency('tax')).items.map(({ id }) => id)).not.toContain(body.id);
    expect(problemOf(await answer('tax', body.id))).toEqual([404, 'not-found']);
  });

  it('are promised to be answered as the catalogue says to everybody', async () => {
    const { body } = await registry.call<{ items: { id: string; answersWithinDays: number }[] }>(
      'GET',
      '/v1/catalogue/agencies?limit=50',
      { token: await registry.citizen(newIdentifier()) },
    );
    const days = new Map(body.items.map(({ id, answersWithinDays }) => [id, answersWithinDays]));
    expect([days.get('tax'), days.get(anAgency().id)]).toEqual([5, 30]);
  });
});
