import { CitizenClient } from '@askonce/client';
import { aCatalogueOfTheStory, aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, eventually, newIdentifier, TestRegistry } from '../registry.fixture';

const RETURN_URL = 'https://school.example/applications/4711';
const BIRTH = { evidenceType: 'birth-certificate', channel: 'portal' } as const;

describe('what a citizen sees at once', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const citizen = (identifier: string) =>
    new CitizenClient({
      baseUrl: registry.services[0]!.url,
      tokens: { token: () => registry.citizen(identifier) },
    });
  const ask = async (agency: string, identifier: string, changes: object = {}): Promise<string> => {
    const token = await registry.agency(agency);
    const body = aRequestBy(agency, identifier, changes);
    return (await registry.call<{ id: string }>('POST', '/v1/evidence-requests', { token, body })).body.id;
  };
  const released = (person: string, id: string) =>
    eventually(async () => (await citizen(person).evidenceRequest(id)).status === 'released', `${id} is released`);

  it('is nothing for somebody unknown, who stays unknown', async () => {
    const subjects = async () => (await registry.sql.query('SELECT FROM subject')).length;
    const before = await subjects();
    const nothing = { count: 0, items: [] };
    expect(await citizen(newIdentifier()).overview()).toEqual({
      asks: nothing,
      requestedConsents: nothing,
      sharing: nothing,
      documents: { ...nothing, releases: 0 },
      waitingRequests: nothing,
      decisions: nothing,
      questions: { count: 0, overdue: 0 },
    });
    expect(await subjects()).toBe(before);
  });

  it('is the number and the first few of what needs them, waits, is shared, held and decided', async () => {
    const person = newIdentifier();
    const me = citizen(person);
    const [housing, school] = [await ask('housing', person), await ask('school', person, { returnUrl: RETURN_URL })];
    const social = await ask('social', person, { requirement: 'proof-of-residence' });
    const before = await me.overview();
    expect(before).toMatchObject({
      asks: { count: 1, items: [{ evidenceType: 'birth-certificate' }] },
      requestedConsents: { count: 1, items: [{ recipient: { id: 'housing' } }] },
      sharing: { count: 0 },
      documents: { count: 0, releases: 0, items: [] },
      waitingRequests: { count: 3 },
      decisions: { count: 0, items: [] },
    });
    const [askId, consentId] = [before.asks.items[0]!.id, before.requestedConsents.items[0]!.id];
    expect(before.waitingRequests.items.map(({ id, status, waitsFor }) => [id, status, waitsFor])).toEqual([
      [housing, 'consent_pending', { asks: [askId], consents: [consentId], sources: [] }],
      [school, 'asking', { asks: [askId], consents: [], sources: [] }],
      [social, 'fetching', expect.objectContaining({ asks: [], sources: [expect.anything()] })],
    ]);
    const listed = (await me.evidenceRequests()).items.map(({ id, waitsFor }) => [id, waitsFor]);
    expect(listed).toEqual(before.waitingRequests.items.map(({ id, waitsFor }) => [id, waitsFor]).toReversed());
    expect((await me.evidenceRequests()).items[0]?.waitsFor.sources).toMatchObject([
      { agency: 'civil-registry', agencyName: { en: 'Housing Office' }, evidenceType: 'residence-certificate' },
    ]);

    await me.give({ ...BIRTH, grants: [consentId] }, aPdf());
    await released(person, housing);
    await released(person, school);
    expect(await me.overview()).toMatchObject({
      asks: { count: 0 },
      requestedConsents: { count: 0 },
      sharing: { count: 1, items: [{ id: consentId, status: 'given' }] },
      documents: { count: 1, releases: 2, items: [{ evidenceType: 'birth-certificate', releases: 2 }] },
      waitingRequests: { count: 1, items: [{ id: social }] },
      decisions: { count: 2 },
    });
  });

  it('counts the questions that wait for an answer, those that are late, and says when the last answer came', async () => {
    const person = newIdentifier();
    const me = citizen(person);
    const id = await ask('tax', person);
    const question = async (text: string) =>
      (await me.askQuestion({ kind: 'question', text, about: { evidenceRequestId: id } })).id;
    const [answered, late] = [await question('one'), await question('two'), await question('three')];
    const path = `/v1/questions/${answered}/answer`;
    const answer = await registry.call('POST', path, { token: await registry.agency('tax'), body: { text: 'So.' } });
    expect(answer.status).toBe(200);
    await registry.sql.query(
      `UPDATE question SET asked_at = asked_at - interval '6 days', promised_by = now() WHERE id = $1`,
      [late],
    );
    const { questions } = await me.overview();
    expect(questions).toMatchObject({ count: 2, overdue: 1 });
    expect(questions.lastAnsweredAt).toBe((await me.question(answered)).answer?.answeredAt);
  });

  it('shows no more than five of a kind, and the latest decision first', async () => {
    const person = newIdentifier();
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      await citizen(person).give({ ...BIRTH, qualifier: `child-${n}` }, aPdf(`${n}`));
      const one = { requirement: undefined, evidenceType: 'birth-certificate', qualifier: `child-${n}` };
      ids.push(await ask('tax', person, one));
    }
    const { documents, decisions } = await citizen(person).overview();
    expect([documents.count, documents.items.length, documents.items[0]?.qualifier]).toEqual([6, 5, 'child-5']);
    expect([decisions.count, documents.releases]).toEqual([6, 6]);
    expect(decisions.items.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 5));
  });

  it('leads from a request to what it waits for, and back to its agency, whatever has become of it', async () => {
    const person = newIdentifier();
    const me = citizen(person);
    const school = await ask('school', person, { returnUrl: RETURN_URL });
    const open = await me.evidenceRequest(school);
    expect(open).toMatchObject({ status: 'asking', returnUrl: RETURN_URL, agencyName: { en: 'Housing Office' } });
    const [askId] = open.waitsFor.asks;
    const asked = await me.ask(askId!);
    expect(asked).toMatchObject({
      waiting: [{ agency: 'school', requestId: school, contact: { phone: expect.stringMatching(/^\+/) as string } }],
    });
    expect(asked).not.toHaveProperty('outcome');

    await me.decline(askId!, 'do_not_have');
    const declined = await me.ask(askId!);
    expect(declined).toMatchObject({ outcome: 'declined', reason: 'do_not_have', waiting: [], id: askId });
    await eventually(async () => (await me.evidenceRequest(school)).status === 'denied', 'the request is denied');
    const nothing = { asks: [], consents: [], sources: [] };
    expect(await me.evidenceRequest(school)).toMatchObject({ returnUrl: RETURN_URL, waitsFor: nothing });
  });

  it('leads back nowhere once the catalogue has the address registered no more', async () => {
    const person = newIdentifier();
    const school = await ask('school', person, { returnUrl: RETURN_URL });
    const catalogue = aCatalogueOfTheStory();
    const agencies = catalogue.agencies.map((agency) => ({
      ...agency,
      returnUrls: [`https://${agency.id}.example/new`],
    }));
    await registry.apply({ ...catalogue, agencies });
    expect(await citizen(person).evidenceRequest(school)).not.toHaveProperty('returnUrl');
    await registry.apply(catalogue);
    expect(await citizen(person).evidenceRequest(school)).toMatchObject({ returnUrl: RETURN_URL });
  });

  it('says of an ask that nobody needs any more that it is over', async () => {
    const person = newIdentifier();
    const tax = await ask('tax', person);
    const [{ id } = { id: '' }] = await citizen(person).asks();
    await registry.call('POST', `/v1/evidence-requests/${tax}/cancellation`, { token: await registry.agency('tax') });
    expect(await citizen(person).ask(id)).toMatchObject({ outcome: 'no_longer_needed' });
  });

  it('is told with the time of the latest fact, when that should have been passed on and was not', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const onItsWay = async () => {
      const answers = await Promise.all(
        ['overview', 'asks'].map((what) => registry.fetch('GET', `/v1/me/${what}`, { token })),
      );
      return [...new Set(answers.map(({ headers }) => headers.get('askonce-on-its-way')))];
    };
    await whileNothingLeaves(async () => {
      await ask('tax', person);
      const [latest] = await registry.sql.query<{ at: Date }>('SELECT max(occurred_at) AS at FROM fact');
      expect(await onItsWay()).toEqual([null]);
      await eventually(async () => (await onItsWay())[0] !== null, 'it is late');
      expect(await onItsWay()).toEqual([latest!.at.toISOString()]);
      const [{ id } = { id: '' }] = await citizen(person).asks();
      const body = { reason: 'do_not_have' };
      const declined = await registry.fetch('POST', `/v1/me/asks/${id}/declination`, { token, body });
      expect([declined.status, declined.headers.get('askonce-on-its-way')]).toEqual([200, null]);
      // What is new waits behind what is late.
      expect((await onItsWay())[0]! > latest!.at.toISOString()).toBe(true);
    });
    await eventually(async () => (await onItsWay())[0] === null, 'it has been passed on');
  });

  /** Holds the locks that the relay takes before it sends. */
  const whileNothingLeaves = (work: () => Promise<void>) =>
    registry.sql.session(async (session) => {
      const each = (what: string) => session.query(`SELECT ${what}(x'41534b4f'::int, s) FROM generate_series(0, 11) s`);
      await each('pg_advisory_lock');
      await work().finally(() => each('pg_advisory_unlock'));
    });
});
