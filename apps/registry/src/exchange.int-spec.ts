import { aCatalogueOfTheStory, aRequestBy } from './catalogue-of-the-story.fixture';
import { aPdf, eventually, newIdentifier, TestRegistry, uploadOf } from './registry.fixture';

interface RequestBody {
  id: string;
  status: string;
  evidence: { evidenceType: string; status: string; source?: string; document?: { id: string; digest: string } }[];
  decision: { code: string };
  auditEntryId: string;
  type?: string;
}
interface Asks {
  items: { id: string; waiting: { agency: string }[]; consents: { id: string; agency: string }[] }[];
}

describe('the exchange', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const ask = async (agency: string, identifier: string, changes: object = {}) =>
    registry.call<RequestBody>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, identifier, changes),
    });
  const released = async (agency: string, id: string) =>
    eventually(async () => {
      const token = await registry.agency(agency);
      const { body } = await registry.call<RequestBody>('GET', `/v1/evidence-requests/${id}?wait=5`, { token });
      return body.status === 'released' && body;
    }, `${agency} is served`);
  const give = async (identifier: string, metadata: object) =>
    registry.call<{ answered: boolean; id: string }>('POST', '/v1/me/documents', {
      token: await registry.citizen(identifier),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal', ...metadata }),
    });

  it('asks the citizen once, serves all who wait, and the next at once', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const housing = await ask('housing', person);
    const school = await ask('school', person);
    const tax = await ask('tax', person);
    expect([housing, school, tax].map(({ status, body }) => [status, body.status])).toEqual([
      [201, 'consent_pending'],
      [201, 'asking'],
      [201, 'asking'],
    ]);
    expect(housing.body.evidence).toEqual([]);

    const asks = await registry.call<Asks>('GET', '/v1/me/asks', { token });
    expect(asks.body.items).toHaveLength(1);
    expect(asks.body.items[0]?.waiting.map(({ agency }) => agency)).toEqual(['housing', 'school', 'tax']);
    const consents = asks.body.items[0]?.consents ?? [];
    expect(consents.map(({ agency }) => agency)).toEqual(['housing']);

    const given = await give(person, { grants: consents.map(({ id }) => id) });
    expect([given.status, given.body.answered]).toEqual([201, true]);
    const served = await Promise.all([
      released('housing', housing.body.id),
      released('school', school.body.id),
      released('tax', tax.body.id),
    ]);
    expect(served.map(({ evidence }) => evidence[0]?.source)).toEqual(['asked', 'asked', 'asked']);

    const social = await ask('social', person);
    expect([social.status, social.body.status, social.body.evidence[0]?.source]).toEqual([201, 'released', 'held']);
    const path = `/v1/evidence-requests/${social.body.id}/evidence/birth-certificate`;
    const bytes = await registry.fetch('GET', path, { token: await registry.agency('social') });
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(aPdf());
    expect(bytes.headers.get('repr-digest')).toBe(social.body.evidence[0]?.document?.digest);
  });

  it('refuses who has not declared the purpose, and who lost consent, also what was released before', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const housing = await ask('housing', person);
    const asks = await registry.call<Asks>('GET', '/v1/me/asks', { token });
    const consentId = asks.body.items[0]!.consents[0]!.id;
    await give(person, { grants: [consentId] });
    await released('housing', housing.body.id);

    const library = await ask('library', person);
    expect([library.status, library.body.type]).toEqual([403, 'urn:askonce:problem:evidence-type-not-covered']);
    const undeclared = await ask('library', person, { purpose: 'curiosity' });
    expect([undeclared.status, undeclared.body.type]).toEqual([403, 'urn:askonce:problem:purpose-not-declared']);
    expect(undeclared.body.auditEntryId).toMatch(/^[0-9a-f-]{36}$/);

    const path = `/v1/evidence-requests/${housing.body.id}/evidence/birth-certificate`;
    const before = await registry.fetch('GET', path, { token: await registry.agency('housing') });
    await before.arrayBuffer();
    const withdrawn = await registry.call('POST', `/v1/me/consents/${consentId}/withdrawal`, { token });
    const after = await registry.call<RequestBody>('GET', path, { token: await registry.agency('housing') });
    expect([before.status, withdrawn.status, after.status, after.body.type]).toEqual([
      200,
      200,
      410,
      'urn:askonce:problem:evidence-gone',
    ]);
    const again = await ask('housing', person);
    expect([again.status, again.body.type]).toEqual([403, 'urn:askonce:problem:consent-withdrawn']);
  });

  it('asks a source by machine and not the citizen, where a source can supply it', async () => {
    const person = newIdentifier();
    const social = await ask('social', person, { requirement: 'proof-of-residence' });
    expect(social.body.status).toBe('fetching');
    const asks = await registry.call<Asks>('GET', '/v1/me/asks', { token: await registry.citizen(person) });
    expect(asks.body.items).toEqual([]);
    const [fetch] = await registry.sql.query<{ id: string }>('SELECT id FROM pursuit WHERE opened_by = $1', [
      social.body.id,
    ]);
    const service = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    const brought = await registry.call('POST', `/internal/fetches/${fetch!.id}/document`, {
      token: service,
      body: uploadOf({ issuedAt: new Date(Date.now() - 1_000).toISOString() }),
    });
    expect(brought.status).toBe(201);
    const served = await released('social', social.body.id);
    expect(served.evidence[0]).toMatchObject({ source: 'fetched', evidenceType: 'residence-certificate' });
    const late = await registry.call('POST', `/internal/fetches/${fetch!.id}/document`, {
      token: service,
      body: uploadOf({}),
    });
    expect(late.status).toBe(410);

    const documentId = served.evidence[0]!.document!.id;
    const revoke = async (agency: string) =>
      registry.call('POST', `/v1/documents/${documentId}/revocation`, {
        token: await registry.agency(agency),
        body: { reason: 'issued_in_error' },
      });
    expect([(await revoke('social')).status, (await revoke('civil-registry')).status]).toEqual([404, 200]);
    const path = `/v1/evidence-requests/${social.body.id}/evidence/residence-certificate`;
    const gone = await registry.call<{ code: string }>('GET', path, { token: await registry.agency('social') });
    expect([gone.status, gone.body.code]).toEqual([410, 'document_revoked']);
  });

  it('decides waiting requests again when the catalogue changes', async () => {
    const person = newIdentifier();
    const school = await ask('school', person);
    expect(school.body.status).toBe('asking');
    const catalogue = aCatalogueOfTheStory();
    await registry.apply({ ...catalogue, purposes: catalogue.purposes.filter(({ agency }) => agency !== 'school') });
    const token = await registry.agency('school');
    const denied = await eventually(async () => {
      const { body } = await registry.call<RequestBody>('GET', `/v1/evidence-requests/${school.body.id}`, { token });
      return body.status === 'denied' && body;
    }, 'the request is denied');
    expect(denied.decision.code).toBe('purpose_not_declared');
    const asks = await registry.call<Asks>('GET', '/v1/me/asks', { token: await registry.citizen(person) });
    expect(asks.body.items).toEqual([]);
    await registry.apply(catalogue);
  });

  it('keeps no Idempotency-Key in clear, since callers may put anything into it', async () => {
    const person = newIdentifier();
    const key = `planted-${person}`;
    const token = await registry.agency('tax');
    const call = () =>
      registry.call<RequestBody>('POST', '/v1/evidence-requests', { token, key, body: aRequestBy('tax', person) });
    const [first, again] = [await call(), await call()];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const found = await registry.sql.query('SELECT FROM fact f WHERE f::text LIKE $1', [`%${person}%`]);
    expect(found).toEqual([]);
  });

  it('numbers the facts about each person densely, each with one event', async () => {
    const [row] = await registry.sql.query<{ people: number; gaps: number; facts: number }>(
      `SELECT count(*)::int AS people, sum((s.sequence <> f.n OR f.n <> f.top)::int)::int AS gaps, sum(f.n)::int AS facts
       FROM subject s JOIN LATERAL (SELECT count(*) AS n, max(sequence) AS top FROM fact
         WHERE fact.subject_ref = s.subject_ref) f ON true`,
    );
    expect(row?.gaps).toBe(0);
    expect(row?.people).toBeGreaterThan(2);
  });
});
