import { randomUUID } from 'node:crypto';
import { unwrapWith } from '@askonce/vault';
import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Released {
  readonly id: string;
  readonly evidence: readonly { readonly releaseId: string }[];
}
interface Claimed {
  readonly jwe: string;
  readonly type?: string;
}

describe('claims of keys', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop());

  const give = async (person: string) =>
    registry.call('POST', '/v1/me/documents', {
      token: await registry.citizen(person),
      body: uploadOf({ evidenceType: 'birth-certificate', channel: 'portal' }),
    });
  const releaseTo = async (agency: string, person: string) => {
    const token = await registry.agency(agency);
    const body = aRequestBy(agency, person);
    const answer = await registry.call<Released>('POST', '/v1/evidence-requests', { token, body });
    return answer.body.evidence[0]!.releaseId;
  };
  const claim = async (releaseId: string, key: string) => {
    const token = await registry.token({ roles: ['service'], clientId: 'askonce-adapters' });
    return registry.call<Claimed>('POST', `/v1/releases/${releaseId}/claims`, { token, key });
  };
  const reads = async (releaseId: string) => {
    const [row] = await registry.sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM fact WHERE type = 'askonce.evidence.read.v1' AND data ->> 'releaseId' = $1`,
      [releaseId],
    );
    return row?.count;
  };

  it('are recorded once, however often the same call is repeated', async () => {
    const person = newIdentifier();
    await give(person);
    const release = await releaseTo('tax', person);
    const key = randomUUID();
    const claims = [await claim(release, key), await claim(release, key)];
    expect(claims.map(({ status }) => status)).toEqual([200, 200]);
    const keys = await Promise.all(
      claims.map(({ body }) => unwrapWith(registry.adaptersKey, body.jwe, `release:${release}`)),
    );
    expect(keys[0]).toEqual(keys[1]);
    expect(await reads(release)).toBe(1);
  });

  it('are recorded for each release: a key used for another one gives nothing out', async () => {
    const person = newIdentifier();
    await give(person);
    const [tax, social] = [await releaseTo('tax', person), await releaseTo('social', person)];
    const key = randomUUID();
    expect((await claim(tax, key)).status).toBe(200);
    const other = await claim(social, key);
    expect([other.status, other.body.type]).toEqual([422, 'urn:askonce:problem:idempotency-key-reused']);
    expect([await reads(tax), await reads(social)]).toEqual([1, 0]);
  });

  it('are refused once the document is taken back, repeated ones too', async () => {
    const person = newIdentifier();
    const { body } = await give(person);
    const release = await releaseTo('tax', person);
    const key = randomUUID();
    expect((await claim(release, key)).status).toBe(200);
    const token = await registry.citizen(person);
    const removed = await registry.call('POST', `/v1/me/documents/${String(body['id'])}/removal`, { token });
    expect(removed.status).toBe(200);
    expect((await claim(release, key)).status).toBe(410);
  });
});
