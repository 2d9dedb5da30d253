import { randomUUID } from 'node:crypto';
import { newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

describe('what a citizen gives', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop());

  const give = async (person: string, metadata: object, key = randomUUID()) =>
    registry.call('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal', ...metadata }),
      key,
    });

  it('is given once, however often the call is repeated; with other grants it is another call', async () => {
    const person = newIdentifier();
    const key = randomUUID();
    const first = await give(person, {}, key);
    const again = await give(person, {}, key);
    expect([again.status, again.body['id']]).toEqual([first.status, first.body['id']]);
    const other = await give(person, { grants: [randomUUID()] }, key);
    expect([other.status, other.body['type']]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
  });

  it.each(['2026-W05', '2026-11-01T10:00:00', '9999-12-31T23:59:59-12:00'])(
    'is refused when it claims to be of %s',
    async (issuedAt) => {
      const refused = await give(newIdentifier(), { issuedAt });
      expect([refused.status, refused.body['errors']]).toMatchObject([422, [{ pointer: '/metadata/issuedAt' }]]);
    },
  );
});
