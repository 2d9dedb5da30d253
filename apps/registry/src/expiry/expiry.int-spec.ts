import { ASKED_TWICE_SQL } from '@askonce/contracts';
import { Exchange, type Listed } from '../concurrency/exchange.fixture';
import { unsettled, wrongs } from '../concurrency/invariants.fixture';
import { eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';
import { FETCH_GRACE_MS } from './due';
import { endsIn } from './end-of-time.fixture';

interface RequestBody {
  readonly status: string;
  readonly decision: { readonly code: string; readonly reasons: readonly { readonly code: string }[] };
  readonly evidence: readonly object[];
}
interface Consent extends Listed {
  readonly validUntil: string;
  readonly allowedTransitions: readonly string[];
  readonly history: readonly { readonly transition: string; readonly to: string }[];
}
interface Document extends Listed {
  readonly versions: readonly { readonly version: number; readonly status: string; readonly how?: string }[];
}

const DAY_MS = 86_400_000;

describe('the life of evidence', () => {
  let registry: TestRegistry;
  let exchange: Exchange;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
    exchange = new Exchange(registry);
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);
  afterEach(async () => {
    await eventually(async () => (await unsettled(registry.sql)).length === 0, 'all is settled');
    expect(await wrongs(registry.sql)).toEqual([]);
  });

  const get = async <T>(token: string, path: string) => (await registry.call<T>('GET', path, { token })).body;
  const requestOf = async (agency: string, id: string) =>
    get<RequestBody>(await registry.agency(agency), `/v1/evidence-requests/${id}`);
  const becomes = (agency: string, id: string, status: string) =>
    eventually(async () => {
      const request = await requestOf(agency, id);
      return request.status === status && request;
    }, `the request is ${status}`);
  const openAsk = async (person: string) => (await exchange.mine(person, 'asks'))[0]?.id ?? '';
  const consentOf = async (person: string, id: string) =>
    get<Consent>(await registry.citizen(person), `/v1/me/consents/${id}`);
  const documentOf = async (person: string, id: string) =>
    get<Document>(await registry.citizen(person), `/v1/me/documents/${id}`);
  const factsAbout = async (type: string, key: string, id: string) => {
    const rows = await registry.sql.query<{ data: Record<string, unknown> }>(
      'SELECT f.data FROM fact f WHERE f.type = $1 AND f.data ->> $2 = $3 ORDER BY f.sequence',
      [`askonce.${type}.v1`, key, id],
    );
    return rows.map(({ data }) => data);
  };
  /** Of the ninety days for which the purpose allows consent. */
  const mostOfItPasses = (consentId: string) =>
    registry.sql.query(
      `UPDATE consent SET decided_at = decided_at - interval '80 days', valid_until = valid_until - interval '80 days'
       WHERE id = $1`,
      [consentId],
    );
  /** Housing asks and the citizen agrees; with a document it is then released. */
  const agreed = async (person: string) => {
    const { body } = await exchange.ask('housing', person);
    const [consent] = await exchange.mine(person, 'consents');
    await exchange.transit(person, consent!.id, 'grant');
    return { requestId: body.id, consentId: consent!.id };
  };

  describe('an ask', () => {
    it('that nobody answers ends with who waited for it, and the next one who needs it asks anew', async () => {
      const person = newIdentifier();
      const { body } = await exchange.ask('tax', person);
      const askId = await openAsk(person);
      await endsIn(registry.sql, 'pursuit', { id: askId });
      const ended = await becomes('tax', body.id, 'expired');
      expect(ended).toMatchObject({ decision: { code: 'expired', reasons: [{ code: 'ask_expired' }] }, evidence: [] });
      expect(await factsAbout('ask.closed', 'askId', askId)).toMatchObject([{ outcome: 'expired' }]);
      expect(await exchange.mine(person, 'asks')).toEqual([]);
      expect((await exchange.ask('social', person)).body.status).toBe('asking');
      const [figure] = await registry.sql.query(ASKED_TWICE_SQL, [null]);
      expect(figure).toEqual({ asked_twice: 0 });
    });

    it('begins anew while consent is missing, so that nobody hears from its end what is held', async () => {
      const person = newIdentifier();
      const { body } = await exchange.ask('housing', person);
      const first = await openAsk(person);
      await endsIn(registry.sql, 'pursuit', { id: first });
      await eventually(async () => ![first, ''].includes(await openAsk(person)), 'another ask is open');
      expect(await requestOf('housing', body.id)).toMatchObject({ status: 'consent_pending', evidence: [] });
    });
  });

  it('a fetch that neither source nor adapters ended leads to the ask, which says why', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('social', person, { requirement: 'proof-of-residence' });
    const [fetch] = await registry.sql.query<{ id: string }>('SELECT id FROM pursuit WHERE opened_by = $1', [body.id]);
    await endsIn(registry.sql, 'pursuit', { id: fetch!.id, seconds: -FETCH_GRACE_MS / 1_000 });
    await becomes('social', body.id, 'asking');
    expect(await exchange.mine(person, 'asks')).toMatchObject([{ why: 'source_unavailable' }]);
    expect((await exchange.bring(fetch!.id)).status).toBe(410);
  });

  it('a request whose time is up ends, and so do the ask and the question for consent that only it needed', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('housing', person);
    const [consent] = await exchange.mine(person, 'consents');
    await endsIn(registry.sql, 'evidence_request', { id: body.id });
    const ended = await becomes('housing', body.id, 'expired');
    expect(ended.decision.reasons).toMatchObject([{ code: 'request_expired' }]);
    expect(await exchange.mine(person, 'asks')).toEqual([]);
    expect(await consentOf(person, consent!.id)).toMatchObject({
      status: 'expired',
      allowedTransitions: [],
      history: [{ transition: 'request' }, { transition: 'expiry', to: 'expired' }],
    });
    const seen = await get<{ items: Listed[] }>(await registry.citizen(person), '/v1/me/evidence-requests');
    expect(seen.items).toMatchObject([{ id: body.id, status: 'expired' }]);
  });

  it('a request that is cancelled takes its question for consent with it, and a new one asks again', async () => {
    const person = newIdentifier();
    const { body } = await exchange.ask('housing', person);
    await exchange.cancel('housing', body.id);
    expect(await exchange.mine(person, 'consents')).toMatchObject([{ status: 'expired' }]);
    await exchange.ask('housing', person);
    expect(await exchange.mine(person, 'consents')).toMatchObject([{ status: 'requested' }]);
  });

  describe('a consent', () => {
    it('is told of once before it ends, and again only after a renewal', async () => {
      const person = newIdentifier();
      const { consentId } = await agreed(person);
      const notices = (count: number) =>
        eventually(async () => {
          const told = await factsAbout('consent.expiring', 'consentId', consentId);
          return told.length === count && told;
        }, `${count} notices have been given`);
      await mostOfItPasses(consentId);
      const [first] = await notices(1);
      const told = await consentOf(person, consentId);
      expect(told).toMatchObject({ status: 'given', validUntil: first!['validUntil'] });
      expect(told.allowedTransitions).toContain('renewal');
      await exchange.transit(person, consentId, 'renewal');
      const { validUntil } = await consentOf(person, consentId);
      expect(Date.parse(validUntil) - Date.parse(told.validUntil)).toBeGreaterThan(79 * DAY_MS);
      await mostOfItPasses(consentId);
      await notices(2);
    });

    it('ends, and with it the reading of what was released on it; a new request asks for it again', async () => {
      const person = newIdentifier();
      await exchange.give(person);
      const { requestId, consentId } = await agreed(person);
      await becomes('housing', requestId, 'released');
      expect((await exchange.read('housing', requestId)).status).toBe(200);
      await endsIn(registry.sql, 'consent', { id: consentId });
      await eventually(async () => (await consentOf(person, consentId)).status === 'expired', 'it has ended');
      const refused = await exchange.read('housing', requestId);
      expect([refused.status, refused.body['code']]).toEqual([410, 'consent_expired']);
      expect((await exchange.ask('housing', person)).body.status).toBe('consent_pending');
      const { history } = await consentOf(person, consentId);
      expect(history.map(({ transition }) => transition)).toEqual(['request', 'grant', 'expiry', 'request']);
    });

    it('that is paused ends all the same', async () => {
      const person = newIdentifier();
      const { requestId, consentId } = await agreed(person);
      await exchange.transit(person, consentId, 'pause');
      await becomes('housing', requestId, 'denied');
      await endsIn(registry.sql, 'consent', { id: consentId });
      await eventually(async () => (await consentOf(person, consentId)).status === 'expired', 'it has ended');
    });
  });

  describe('a document', () => {
    it('whose validity has ended satisfies nobody any more, and stays readable for whom it served', async () => {
      const person = newIdentifier();
      const { body: given } = await exchange.give(person);
      const { body: served } = await exchange.ask('tax', person);
      await endsIn(registry.sql, 'document', { id: given.id });
      await eventually(async () => (await documentOf(person, given.id)).status === 'expired', 'it has ended');
      expect(await factsAbout('document.ended', 'documentId', given.id)).toMatchObject([
        { how: 'expired', receivers: [{ agency: 'tax', requestId: served.id }] },
      ]);
      const { body: next } = await exchange.ask('school', person);
      expect([served.status, next.status]).toEqual(['released', 'asking']);
      expect((await exchange.read('tax', served.id)).status).toBe(200);
      const removed = await exchange.remove(person, given.id);
      expect([removed.status, removed.body['status']]).toEqual([200, 'removed']);
      const refused = await exchange.read('tax', served.id);
      expect([refused.status, refused.body['code']]).toEqual([410, 'document_removed']);
    });

    it('has versions, each with how it ended, for the person whom it is about', async () => {
      const person = newIdentifier();
      const { body: first } = await exchange.give(person);
      await exchange.ask('tax', person);
      await exchange.replace(person, first.id, { evidenceType: 'birth-certificate' });
      const [second] = await exchange.mine(person, 'documents');
      await endsIn(registry.sql, 'document', { id: second!.id });
      await eventually(async () => (await documentOf(person, second!.id)).status === 'expired', 'it has ended');
      const { body: third } = await exchange.give(person);
      expect((await documentOf(person, first.id)).versions).toMatchObject([
        { id: third.id, version: 3, status: 'current' },
        { id: second!.id, version: 2, status: 'expired', how: 'expired', endedAt: expect.any(String) as string },
        { id: first.id, version: 1, status: 'superseded', how: 'replaced', endedAt: expect.any(String) as string },
      ]);
      expect(await factsAbout('document.ended', 'documentId', first.id)).toMatchObject([
        { how: 'replaced', receivers: [{ agency: 'tax' }] },
      ]);
    });

    it('that is revoked names each agency that received it once, and its issuer sees only its own versions', async () => {
      const person = newIdentifier();
      const { body: given } = await exchange.give(person);
      const issuer = await registry.agency('civil-registry');
      const subject = { scheme: 'national:xx', identifier: person };
      const said = { subject, evidenceType: 'birth-certificate', channel: 'backend', provenance: 'agency_issued' };
      const { body: issued } = await registry.call<Listed>('POST', '/v1/documents', {
        token: issuer,
        body: uploadOf(said),
      });
      const requests = [];
      for (const agency of ['tax', 'school', 'tax']) requests.push((await exchange.ask(agency, person)).body.id);
      const revocation = { token: issuer, body: { reason: 'fraud' } };
      await registry.call('POST', `/v1/documents/${issued.id}/revocation`, revocation);
      const [ended] = await factsAbout('document.ended', 'documentId', issued.id);
      expect(ended).toMatchObject({
        how: 'revoked',
        reason: 'fraud',
        receivers: [
          { agency: 'school', requestId: requests[1] },
          { agency: 'tax', requestId: requests[2] },
        ],
      });
      const { versions } = await get<Document>(issuer, `/v1/documents/${issued.id}`);
      expect(versions).toMatchObject([{ version: 2, status: 'revoked', how: 'revoked' }]);
      expect((await documentOf(person, given.id)).versions).toHaveLength(2);
    });
  });
});
