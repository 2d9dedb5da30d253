import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { Conformance, operationsOf } from '@askonce/testing';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, type Answer, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { endsIn } from '../expiry/end-of-time.fixture';
import { SEATS_PER_AGENCY } from './feed-bell';
import { type FeedEntry, MEANINGS } from './feed-entry';

interface Page {
  readonly items: FeedEntry[];
  readonly nextAfter: number;
}
interface Body {
  readonly id: string;
  readonly status: string;
}
interface Asks {
  readonly items: { consents: { id: string }[] }[];
}

const GIVEN = { evidenceType: 'birth-certificate', channel: 'portal' };

describe("an agency's feed", () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const read = async (agency: string, query = '', instance = 0) =>
    registry.call<Page>('GET', `/v1/events?${query}`, { token: await registry.agency(agency), instance });
  const everything = async (agency: string, after = 0): Promise<FeedEntry[]> => {
    const { items, nextAfter } = (await read(agency, `after=${after}&limit=7`)).body;
    return items.length === 0 ? [] : [...items, ...(await everything(agency, nextAfter))];
  };
  const endOf = async (agency: string) => (await everything(agency)).at(-1)?.number ?? 0;
  /** What is there after that number, once the last of it is as awaited. */
  const news = (agency: string, after: number, last: string) =>
    eventually(async () => {
      const entries = await everything(agency, after);
      return entries.at(-1)?.type === last && entries;
    }, `${agency} hears ${last}`);
  const statusesIn = (entries: readonly FeedEntry[]) =>
    entries.map(({ type, data }) => ('decision' in data ? data.status : type));

  const post = async <T = Body>(path: string, token: string, body: object = {}): Promise<T> => {
    const answer: Answer<T> = await registry.call('POST', path, { token, body });
    if (answer.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const ask = async (agency: string, person: string, changes: object = {}) =>
    post('/v1/evidence-requests', await registry.agency(agency), aRequestBy(agency, person, changes));
  const give = async (person: string, grants: readonly string[] = []) =>
    post('/v1/me/documents', await registry.citizen(person), uploadOf({ ...GIVEN, grants }));
  const consentOf = async (person: string) => {
    const token = await registry.citizen(person);
    const { body } = await registry.call<Asks>('GET', '/v1/me/asks', { token });
    return body.items[0]!.consents[0]!.id;
  };
  const decideOn = async (person: string, consentId: string, transition: string) =>
    post(`/v1/me/consents/${consentId}/${transition}`, await registry.citizen(person));

  describe('authorization', () => {
    it('is read by agencies, each its own, and by nobody else', async () => {
      const citizen = await registry.citizen(newIdentifier());
      const refused = await registry.call('GET', '/v1/events', { token: citizen });
      const unknown = await registry.call('GET', '/v1/events', { token: 'none' });
      expect([refused.status, unknown.status]).toEqual([403, 401]);
      await ask('social', newIdentifier());
      await eventually(async () => (await everything('social')).length > 0, 'social hears of its request');
      expect((await read('library')).body).toEqual({ items: [], nextAfter: 0 });
    });
  });

  it('tells what becomes of a request and of the consent that it rests on', async () => {
    const person = newIdentifier();
    const after = await endOf('housing');
    const { id: requestId } = await ask('housing', person);
    const consentId = await consentOf(person);
    const { id: documentId } = await give(person, [consentId]);
    await eventually(async () => statusesIn(await everything('housing', after)).includes('released'), 'it is released');
    for (const transition of ['renewal', 'pause', 'resumption', 'withdrawal'])
      await decideOn(person, consentId, transition);
    const token = await registry.citizen(person);
    await post(`/v1/me/documents/${documentId}/removal`, token);

    const entries = await news('housing', after, 'document.removed');
    expect(statusesIn(entries)).toEqual([
      'consent_pending',
      'consent.given',
      'released',
      'consent.renewed',
      'consent.paused',
      'consent.resumed',
      'consent.withdrawn',
      'document.removed',
    ]);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_entry, index) => after + 1 + index));
    expect(entries[2]?.data).toMatchObject({
      requestId,
      documents: [{ documentId, evidenceType: GIVEN.evidenceType }],
    });
    expect(entries[6]?.data).toMatchObject({ consentId, status: 'withdrawn', requestIds: [requestId] });
    expect(entries[7]?.data).toEqual({ documentId, evidenceType: GIVEN.evidenceType, requestIds: [requestId] });
    const facts = await registry.sql.query<{ event_id: string; at: Date }>(
      'SELECT event_id, occurred_at AS at FROM fact WHERE event_id = ANY ($1)',
      [entries.map(({ id }) => id)],
    );
    expect(new Map(facts.map(({ event_id, at }) => [event_id, at.toISOString()]))).toEqual(
      new Map(entries.map(({ id, time }) => [id, time])),
    );
  });

  it('tells a denial, a cancellation, and nothing of what is held before the basis holds', async () => {
    const person = newIdentifier();
    await give(person);
    const after = await endOf('childcare');
    const { id } = await ask('childcare', person);
    await post(`/v1/evidence-requests/${id}/cancellation`, await registry.agency('childcare'));
    const refused = {
      token: await registry.agency('childcare'),
      body: aRequestBy('childcare', person, { purpose: 'x' }),
    };
    await registry.call('POST', '/v1/evidence-requests', refused);
    const entries = await eventually(async () => {
      const seen = await everything('childcare', after);
      return seen.length === 3 && seen;
    }, 'all three are there');
    expect(statusesIn(entries)).toEqual(['consent_pending', 'cancelled', 'denied']);
    expect(entries[0]?.data).toEqual({
      requestId: id,
      status: 'consent_pending',
      decision: { code: 'consent_pending', reasons: [expect.objectContaining({ code: 'consent_missing' })] },
      procedure: 'childcare-procedure',
      purpose: 'childcare-purpose',
      channel: 'portal',
    });
  });

  it('tells those who received a document that they must not go on with it, and nobody else', async () => {
    const person = newIdentifier();
    const issuer = await registry.agency('civil-registry');
    const subject = { scheme: 'national:xx', identifier: person };
    const issued = { ...GIVEN, subject, channel: 'backend', provenance: 'agency_issued' };
    const { id: documentId } = await post('/v1/documents', issuer, uploadOf(issued));
    const [taxAfter, schoolAfter, ownAfter] = [
      await endOf('tax'),
      await endOf('school'),
      await endOf('civil-registry'),
    ];
    const one = await ask('tax', person);
    const two = await ask('tax', person);
    await ask('school', person, { requirement: 'proof-of-residence' });
    await post(`/v1/documents/${documentId}/revocation`, issuer, { reason: 'fraud' });
    const entries = await news('tax', taxAfter, 'document.revoked');
    expect(entries.at(-1)?.data).toEqual({
      documentId,
      evidenceType: GIVEN.evidenceType,
      reason: 'fraud',
      requestIds: [two.id, one.id],
    });
    expect(statusesIn(await everything('school', schoolAfter))).toEqual(['fetching']);
    expect(await everything('civil-registry', ownAfter)).toEqual([]);
  });

  it('tells of an objection, and of a document in place of a wrong one', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const { id: documentId } = await give(person);
    const after = await endOf('school');
    const { id: requestId } = await ask('school', person);
    await post(`/v1/me/evidence-requests/${requestId}/objection`, token);
    await post(`/v1/me/documents/${documentId}/replacement`, token, uploadOf(GIVEN, aPdf('right')));
    const [, objected, replaced] = await news('school', after, 'document.replaced');
    expect(objected).toMatchObject({ type: 'evidence_request.objected', data: { requestId } });
    expect(replaced?.data).toEqual({ documentId, evidenceType: GIVEN.evidenceType, requestIds: [requestId] });
  });

  it('tells everybody who ever asked about a person that they had everything erased', async () => {
    const person = newIdentifier();
    const after = await endOf('tax');
    const [one, two] = [await ask('tax', person), await ask('tax', person, { requirement: 'proof-of-residence' })];
    await post('/v1/me/erasure', await registry.citizen(person));
    const entries = await news('tax', after, 'subject.erased');
    expect(entries.at(-1)?.data).toEqual({ requestIds: [two.id, one.id] });
    expect(statusesIn(entries)).toEqual(['asking', 'fetching', 'cancelled', 'cancelled', 'subject.erased']);
  });

  it('tells what time ends: a consent, first that it will, and a document', async () => {
    const person = newIdentifier();
    const after = await endOf('housing');
    await ask('housing', person);
    const consentId = await consentOf(person);
    const { id: documentId } = await give(person, [consentId]);
    await news('housing', after, 'evidence_request.changed');
    await eventually(async () => statusesIn(await everything('housing', after)).includes('released'), 'it is released');
    // Of so short a period it is told when half of it is over.
    await endsIn(registry.sql, 'consent', { id: consentId, seconds: 2 });
    const ended = await news('housing', after, 'consent.expired');
    expect(ended.at(-2)).toMatchObject({ type: 'consent.expiring', data: { consentId, status: 'given' } });
    await endsIn(registry.sql, 'document', { id: documentId });
    const [last] = (await news('housing', after, 'document.expired')).slice(-1);
    expect(last?.data).toMatchObject({ documentId, evidenceType: GIVEN.evidenceType });
  });

  it('can be read again from any number, and says the same', async () => {
    const all = (await read('housing', 'limit=200')).body.items;
    expect(all.length).toBeGreaterThan(3);
    for (const [index, { number }] of all.entries()) {
      const { body } = await read('housing', `after=${number}&limit=200`, index % 2);
      expect(body).toEqual({ items: all.slice(index + 1), nextAfter: all.at(-1)!.number });
    }
    expect((await read('housing', `after=${all.length + 5}`)).body).toEqual({ items: [], nextAfter: all.length + 5 });
    expect((await read('housing', 'limit=2')).body).toEqual({ items: all.slice(0, 2), nextAfter: 2 });
  });

  it('tells a refusal, and what it leads to', async () => {
    const person = newIdentifier();
    const after = await endOf('housing');
    await ask('housing', person);
    await decideOn(person, await consentOf(person), 'refusal');
    const entries = await eventually(async () => {
      const seen = await everything('housing', after);
      return seen.length === 3 && seen;
    }, 'all three are there');
    expect(statusesIn(entries)).toEqual(['consent_pending', 'consent.refused', 'denied']);
  });

  it('tells what a person asks and reports, with the case', async () => {
    const person = newIdentifier();
    const after = await endOf('school');
    const { id } = await ask('school', person);
    const token = await registry.citizen(person);
    const about = { evidenceRequestId: id };
    await post('/v1/me/questions', token, { kind: 'question', text: 'Why?', about });
    const { evidenceType } = GIVEN;
    await post('/v1/asked-again-reports', token, { agency: 'school', evidenceType, channel: 'phone', ...about });
    const entries = await news('school', after, 'asked_again.reported');
    expect(entries.map(({ type, data }) => [type, 'requestIds' in data && data.requestIds])).toEqual([
      ['evidence_request.changed', false],
      ['question.asked', [id]],
      ['asked_again.reported', [id]],
    ]);
  });

  describe('long polling', () => {
    it('ends with what comes, through whichever instance', async () => {
      const after = await endOf('social');
      const waiting = [0, 1].map((instance) => read('social', `after=${after}&wait=30`, instance));
      const { id: requestId } = await ask('social', newIdentifier());
      for (const { status, body } of await Promise.all(waiting)) {
        expect([status, body.nextAfter]).toEqual([200, after + 1]);
        expect(body.items).toMatchObject([{ number: after + 1, data: { requestId, status: 'asking' } }]);
      }
    });

    it('ends with nothing when the time is over', async () => {
      expect((await read('library', 'after=3&wait=1')).body).toEqual({ items: [], nextAfter: 3 });
    });

    /** Calls on connections of their own, one more than there are seats: once one is refused, all others wait. */
    const takeAllSeats = async (of: TestRegistry, token: string) => {
      const url = `${of.services[0]!.url}/v1/events?wait=30`;
      const calls = Array.from({ length: SEATS_PER_AGENCY + 1 }, () =>
        get(url, { agent: new Agent({ keepAlive: true }), headers: { authorization: `Bearer ${token}` } }),
      );
      const answers = calls.map(async (call) => ((await once(call, 'response')) as [IncomingMessage])[0].resume());
      expect((await Promise.race(answers)).statusCode).toBe(429);
      return { calls, ends: Promise.allSettled(answers) };
    };

    it('is refused beyond the seats of an agency, until a caller goes away', async () => {
      const { calls, ends } = await takeAllSeats(registry, await registry.agency('library'));
      const refused = await read('library', 'wait=30');
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
      expect(refused.body).toMatchObject({ type: 'urn:askonce:problem:too-many-waiting' });
      expect((await read('library', 'wait=0')).status).toBe(200);
      for (const call of calls) call.destroy();
      expect((await ends).filter(({ status }) => status === 'rejected')).toHaveLength(SEATS_PER_AGENCY);
      await eventually(async () => (await read('library', 'wait=1')).status === 200, 'a seat is free again');
    });

    it('ends with an answer when the service stops, which does not wait for more', async () => {
      const stopping = await TestRegistry.start();
      const { ends } = await takeAllSeats(stopping, await stopping.agency('tax'));
      await stopping.stop();
      const statuses = (await ends).map((end) => (end.status === 'fulfilled' ? end.value.statusCode : 'cut'));
      expect(statuses.sort()).toEqual([...Array.from({ length: SEATS_PER_AGENCY }, () => 200), 429]);
    });
  });

  it('answers as the OpenAPI document says, whatever the type of the entries', async () => {
    const { url } = registry.services[0]!;
    const operation = (await operationsOf(url)).find(({ id }) => id === 'Feed_read')!;
    const values = { after: ['0'], wait: ['0'], limit: ['200'] };
    const samples = { ids: () => [], allIds: [], bodies: {}, values, content: aPdf() };
    const conformance = new Conformance({ url, operation, samples, calls: 10, seed: 1 });
    const types = new Set<string>();
    for (const agency of ['childcare', 'housing', 'school', 'social', 'tax']) {
      const { faults, statuses } = await conformance.reportFor('agency', await registry.agency(agency));
      expect([faults, statuses.has(200)]).toEqual([[], true]);
      for (const { type } of await everything(agency)) types.add(type);
    }
    expect(types).toEqual(new Set(Object.keys(MEANINGS)));
  });

  it('is numbered densely, and names nobody', async () => {
    const feeds = await registry.sql.query<{ agency: string; dense: boolean }>(
      `SELECT e.agency, count(*) = max(e.number) AND min(e.number) = 1 AND max(e.number) = max(f.last_number) AS dense
       FROM feed_entry e JOIN feed f ON f.agency = e.agency GROUP BY e.agency`,
    );
    expect(feeds.length).toBeGreaterThan(4);
    expect(feeds.filter(({ dense }) => !dense)).toEqual([]);
    const people = await registry.sql.query<{ subject_ref: string }>('SELECT subject.subject_ref FROM subject');
    for (const { agency } of feeds) {
      const text = JSON.stringify(await everything(agency));
      expect(people.filter(({ subject_ref }) => text.includes(subject_ref))).toEqual([]);
    }
  });
});
