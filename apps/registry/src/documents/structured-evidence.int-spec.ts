import { randomUUID } from 'node:crypto';
import { TOPICS } from '@askonce/contracts';
import { TopicAdmin } from '@askonce/messaging';
import { createLogger } from '@askonce/observability';
import type { Purpose } from '../catalogue/catalogue-content';
import { aCatalogueOfTheStory, aRequestBy, byFields } from '../catalogue-of-the-story.fixture';
import { unzip } from '../export/unzip.fixture';
import { type CallOptions, eventually, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Requested {
  readonly id: string;
  readonly status: string;
  readonly evidence: readonly { readonly releaseId: string; readonly document: object }[];
}
interface Consents {
  readonly items: readonly { readonly id: string; readonly fields: readonly string[] }[];
}
const DATA = { dateOfBirth: '1990-02-28', name: 'S3CRET' };
const story = aCatalogueOfTheStory();
const purposes: Purpose[] = [
  byFields('tax', ['dateOfBirth']),
  byFields('housing', ['dateOfBirth']),
  byFields('housing', ['name'], { id: 'housing-name', lawfulBasis: 'legal_obligation' }),
  {
    ...story.purposes.find(({ agency }) => agency === 'housing')!,
    id: 'housing-file',
    lawfulBasis: 'legal_obligation',
  },
];
const catalogue = { ...story, purposes: [...story.purposes, ...purposes] };

describe('structured evidence', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ catalogue });
  }, 60_000);
  afterAll(() => registry.stop());

  const deposit = async (identifier: string, attributes: object | string, options: Partial<CallOptions> = {}) => {
    const subject = { scheme: 'national:xx', identifier };
    const said = { evidenceType: 'birth-certificate', channel: 'portal', provenance: 'agency_issued', subject };
    const body = uploadOf({ ...said, attributes });
    return registry.call('POST', '/v1/documents', { token: await registry.agency('civil-registry'), body, ...options });
  };
  const ask = async (agency: string, identifier: string, purpose = `${agency}-fields`) => {
    const token = await registry.agency(agency);
    const body = aRequestBy(agency, identifier, { purpose });
    return registry.call<Requested>('POST', '/v1/evidence-requests', { token, body });
  };
  const read = async (agency: string, requestId: string) => {
    const token = await registry.agency(agency);
    return registry.call('GET', `/v1/evidence-requests/${requestId}/evidence/birth-certificate`, { token });
  };
  const decideOn = async (identifier: string, transition: string) => {
    const token = await registry.citizen(identifier);
    const consent = (await registry.call<Consents>('GET', '/v1/me/consents', { token })).body.items[0]!;
    await registry.call('POST', `/v1/me/consents/${consent.id}/${transition}`, { token, body: {} });
    return consent;
  };

  it('is released, read and claimed as the declared fields only', async () => {
    const person = newIdentifier();
    const deposited = await deposit(person, DATA);
    expect(deposited.status).toBe(201);
    const { body } = await ask('tax', person);
    expect(body.evidence[0]?.document).toMatchObject({ fields: ['dateOfBirth'] });
    expect(body.evidence[0]?.document).not.toHaveProperty('digest');
    const answer = await read('tax', body.id);
    expect([answer.status, answer.body]).toEqual([200, { dateOfBirth: '1990-02-28' }]);
    const token = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    const claimed = await registry.call('POST', `/v1/releases/${body.evidence[0]?.releaseId}/claims`, { token });
    expect([claimed.status, claimed.body['type']]).toEqual([409, 'urn:askonce:problem:released-by-fields']);
    const rows = await registry.sql.query(
      `SELECT to_jsonb(d)::text AS row FROM document d UNION SELECT to_jsonb(f)::text FROM fact f UNION SELECT to_jsonb(o)::text FROM outbox o`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/S3CRET|1990-02-28/);
    const id = String(deposited.body['id']);
    const revoked = { token: await registry.agency('civil-registry'), body: { reason: 'issued_in_error' } };
    await registry.call('POST', `/v1/documents/${id}/revocation`, revoked);
    expect((await read('tax', body.id)).status).toBe(410);
  });

  it('is read on the consent to exactly its fields, and no longer once that is withdrawn', async () => {
    const person = newIdentifier();
    await deposit(person, DATA);
    const { body } = await ask('housing', person);
    expect([body.status, body.evidence]).toEqual(['consent_pending', []]);
    expect(await decideOn(person, 'grant')).toMatchObject({ fields: ['dateOfBirth'], wholeDocument: false });
    await eventually(async () => (await read('housing', body.id)).status === 200, 'it is released');
    expect((await read('housing', body.id)).body).toEqual({ dateOfBirth: '1990-02-28' });
    expect((await decideOn(person, 'withdrawal')).fields).toEqual(['dateOfBirth']);
    const refused = await read('housing', body.id);
    expect([refused.status, refused.body['code']]).toEqual([410, 'consent_withdrawn']);
    expect(JSON.stringify(refused.body)).not.toContain('1990');
  });

  it('is not brought to an agency that wants files brought; it reads the fields instead', async () => {
    const person = newIdentifier();
    await deposit(person, DATA);
    const { body } = await ask('housing', person, 'housing-name');
    // Facts about one person are handled in order: when the file is sent, the fields have been passed over.
    await ask('housing', person, 'housing-file');
    const { brokers, topicPrefix } = registry.kafka;
    const admin = new TopicAdmin({ brokers, topicPrefix, log: createLogger({ name: 'test', level: 'silent' }) });
    const sent = async () =>
      (await admin.describe()).find(({ name }) => name === TOPICS.delivery)?.messages || undefined;
    expect(await eventually(sent, 'the file is sent')).toBe(1);
    await admin.close();
    expect((await read('housing', body.id)).body).toEqual({ name: 'S3CRET' });
  });

  describe('in the question for consent', () => {
    const consentOf = async (identifier: string) => {
      const token = await registry.citizen(identifier);
      const { body } = await registry.call<Consents>('GET', '/v1/me/consents', { token });
      return registry.call('GET', `/v1/me/consents/${body.items[0]!.id}`, { token });
    };
    const factsOf = async (token: string) =>
      (await registry.fetch('GET', '/v1/me/export', { token })).arrayBuffer().then((bytes) => {
        const files = unzip(Buffer.from(bytes));
        return (JSON.parse(String(files.get('record.json'))) as { number: number; what: string }[]).length;
      });

    it('is shown to the person with their own values of exactly its fields, before and after they agree', async () => {
      const person = newIdentifier();
      const { body } = await deposit(person, DATA);
      await ask('housing', person);
      const shown = {
        fields: ['dateOfBirth'],
        values: { dateOfBirth: '1990-02-28' },
        document: { id: body['id'], evidenceTypeName: { en: 'Birth certificate' }, issuer: 'civil-registry' },
      };
      expect((await consentOf(person)).body).toMatchObject({ status: 'requested', ...shown });
      await decideOn(person, 'grant');
      const { body: given } = await consentOf(person);
      expect(given).toMatchObject({ status: 'given', ...shown });
      expect(JSON.stringify(given)).not.toContain('S3CRET');
    });

    it('is no fact', async () => {
      const person = newIdentifier();
      const token = await registry.citizen(person);
      await deposit(person, DATA);
      await ask('housing', person);
      const before = await factsOf(token);
      await consentOf(person);
      // The second export itself is one more.
      expect(await factsOf(token)).toBe(before + 1);
    });

    it('has no values where nothing is held as data, or the whole document is meant', async () => {
      const [citizens, whole] = [newIdentifier(), newIdentifier()];
      const give = async (person: string) =>
        registry.call('POST', '/v1/me/documents', {
          token: await registry.citizen(person),
          body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }),
        });
      await ask('housing', citizens);
      await give(citizens);
      const { body: without } = await consentOf(citizens);
      expect([without['values'], without['document']]).toEqual([undefined, undefined]);
      await ask('housing', whole, 'housing-purpose');
      await give(whole);
      const { body } = await consentOf(whole);
      expect(body).toMatchObject({ wholeDocument: true, document: { provenance: 'citizen_provided' } });
      expect(body).not.toHaveProperty('values');
    });
  });

  it('stands in what the person exports', async () => {
    const person = newIdentifier();
    await deposit(person, DATA);
    const response = await registry.fetch('GET', '/v1/me/export', { token: await registry.citizen(person) });
    const files = unzip(Buffer.from(await response.arrayBuffer()));
    expect(JSON.parse(String(files.get('documents.json')))).toMatchObject([{ attributes: DATA }]);
  });

  it('is the same deposit with the same attributes only', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const answers = [
      await deposit(person, DATA, { key }),
      await deposit(person, { name: DATA.name, dateOfBirth: DATA.dateOfBirth }, { key }),
      await deposit(person, DATA),
      await deposit(person, { ...DATA, name: 'Other' }, { key }),
      await deposit(person, { ...DATA, name: 'Other' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 422, 201]);
    expect(answers[3]?.body['type']).toBe('urn:askonce:problem:idempotency-key-reused');
    expect(new Set(answers.slice(0, 3).map(({ body }) => body['id'])).size).toBe(1);
  });

  const nested = (levels: number): object => (levels === 0 ? {} : { inner: nested(levels - 1) });
  it.each<[string, object | string, number, string]>([
    ['what does not fit its schema', { dateOfBirth: 'S3CRET' }, 422, '/metadata/attributes/dateOfBirth'],
    ['what is no object', 'S3CRET', 422, '/metadata/attributes'],
    ['what is nested too deep', nested(40), 422, '/metadata'],
    ['what has a prototype of its own', JSON.parse('{"__proto__":{"name":"S3CRET"}}') as object, 422, '/metadata'],
    ['what has a class of its own', { inner: { constructor: 'S3CRET' } }, 422, '/metadata'],
    ['what is too long', { name: 'n', more: 'S3CRET'.repeat(3_000) }, 400, '/metadata'],
  ])('is refused for %s', async (_title, attributes, status, pointer) => {
    const refused = await deposit(newIdentifier(), attributes);
    expect([refused.status, refused.body['errors']]).toMatchObject([status, [{ pointer }]]);
    expect(JSON.stringify(refused.body)).not.toContain('S3CRET');
  });

  it('is not what a citizen gives', async () => {
    const person = newIdentifier();
    const token = await registry.citizen(person);
    const body = uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' });
    await registry.call('POST', '/v1/me/documents', { token, body });
    const denied = await ask('tax', person);
    expect([denied.status, denied.body]).toMatchObject([403, { type: 'urn:askonce:problem:no-structured-evidence' }]);
    expect((await registry.call('GET', '/v1/me/asks', { token })).body).toEqual({ items: [] });
  });
});
