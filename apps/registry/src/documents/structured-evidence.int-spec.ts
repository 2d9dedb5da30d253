import { anEvidenceType } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory, aRequestBy } from '../catalogue-of-the-story.fixture';
import { newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Requested {
  readonly id: string;
  readonly evidence: readonly { readonly releaseId: string; readonly document: object }[];
}
const story = aCatalogueOfTheStory();
const schema = { properties: { dateOfBirth: { type: 'string', format: 'date' }, name: {} }, required: ['dateOfBirth'] };
const catalogue = {
  ...story,
  evidenceTypes: story.evidenceTypes.map((type) =>
    type.id === 'birth-certificate' ? anEvidenceType({ schema }) : type,
  ),
  purposes: story.purposes.map((purpose) =>
    purpose.id === 'tax-purpose'
      ? { ...purpose, evidenceTypes: ['birth-certificate'], fields: ['dateOfBirth'] }
      : purpose,
  ),
};

describe('structured evidence', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ catalogue });
  }, 60_000);
  afterAll(() => registry.stop());

  const deposit = async (identifier: string, attributes: object, more: object = {}) => {
    const subject = { scheme: 'national:xx', identifier };
    const said = { evidenceType: 'birth-certificate', channel: 'portal', provenance: 'agency_issued', ...more };
    const body = uploadOf({ ...said, subject, attributes });
    return registry.call('POST', '/v1/documents', { token: await registry.agency('civil-registry'), body });
  };
  const ask = async (identifier: string) =>
    registry.call<Requested>('POST', '/v1/evidence-requests', {
      token: await registry.agency('tax'),
      body: aRequestBy('tax', identifier),
    });

  it('is released, read and claimed as the declared fields only', async () => {
    const person = newIdentifier();
    const deposited = await deposit(person, { dateOfBirth: '1990-02-28', name: 'S3CRET' });
    expect(deposited.status).toBe(201);
    const { body } = await ask(person);
    expect(body.evidence[0]?.document).toMatchObject({ fields: ['dateOfBirth'] });
    expect(body.evidence[0]?.document).not.toHaveProperty('digest');
    const token = await registry.agency('tax');
    const path = `/v1/evidence-requests/${body.id}/evidence/birth-certificate`;
    const read = await registry.call('GET', path, { token });
    expect([read.status, read.body]).toEqual([200, { dateOfBirth: '1990-02-28' }]);
    const service = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    const claimed = await registry.call('POST', `/v1/releases/${body.evidence[0]?.releaseId}/claims`, {
      token: service,
    });
    expect([claimed.status, claimed.body['type']]).toEqual([409, 'urn:askonce:problem:released-by-fields']);
    const rows = await registry.sql.query(
      `SELECT to_jsonb(d)::text AS row FROM document d UNION SELECT to_jsonb(f)::text FROM fact f UNION SELECT to_jsonb(o)::text FROM outbox o`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/S3CRET|1990-02-28/);
    const id = String(deposited.body['id']);
    const revoked = { token: await registry.agency('civil-registry'), body: { reason: 'issued_in_error' } };
    await registry.call('POST', `/v1/documents/${id}/revocation`, revoked);
    expect((await registry.call('GET', path, { token })).status).toBe(410);
  });

  it('is refused where it does not fit its schema', async () => {
    const refused = await deposit(newIdentifier(), { dateOfBirth: 'S3CRET' });
    expect([refused.status, refused.body['errors']]).toMatchObject([
      422,
      [{ pointer: '/metadata/attributes/dateOfBirth' }],
    ]);
    expect(JSON.stringify(refused.body)).not.toContain('S3CRET');
  });

  it('is not what a citizen gives', async () => {
    const person = newIdentifier();
    const body = uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' });
    await registry.call('POST', '/v1/me/documents', { token: await registry.citizen(person), body });
    const denied = await ask(person);
    expect([
      denied.status,
      (await registry.call('GET', '/v1/me/asks', { token: await registry.citizen(person) })).body,
    ]).toEqual([403, { items: [] }]);
  });
});
