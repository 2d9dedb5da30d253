import { aRequestBy } from '../catalogue-of-the-story.fixture';
import { aPdf, type Answer, newIdentifier, TestRegistry, uploadOf } from '../registry.fixture';

interface Body {
  readonly id: string;
  readonly status: string;
  readonly code?: string;
}

describe('a document that another has replaced', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start();
  }, 60_000);
  afterAll(() => registry.stop());

  const post = (path: string, token: string, body: object = {}): Promise<Answer<Body>> =>
    registry.call('POST', path, { token, body });
  const ask = async (agency: string, person: string) =>
    (await post('/v1/evidence-requests', await registry.agency(agency), aRequestBy(agency, person))).body;
  const read = async (agency: string, { id }: Body) => {
    const path = `/v1/evidence-requests/${id}/evidence/birth-certificate`;
    const { status, body } = await registry.call<Body>('GET', path, { token: await registry.agency(agency) });
    return [status, body.code];
  };

  it('can be taken back by the citizen, and what replaced it stays', async () => {
    const person = newIdentifier();
    const citizen = await registry.citizen(person);
    const metadata = { evidenceType: 'birth-certificate', channel: 'portal' };
    const wrong = (await post('/v1/me/documents', citizen, uploadOf(metadata, aPdf('wrong')))).body;
    const released = await ask('tax', person);
    await post(`/v1/me/documents/${wrong.id}/replacement`, citizen, uploadOf(metadata, aPdf('right')));
    expect(await read('tax', released)).toEqual([200, undefined]);
    const { body } = await registry.call('GET', `/v1/me/documents/${wrong.id}`, { token: citizen });
    const lastReleasedAt = expect.stringMatching(/Z$/) as string;
    expect(body).toMatchObject({ releases: 1, uses: [{ agency: 'tax', agencyName: {}, releases: 1, lastReleasedAt }] });
    for (let times = 0; times < 2; times += 1) {
      const removed = await post(`/v1/me/documents/${wrong.id}/removal`, citizen);
      expect([removed.status, removed.body.status]).toEqual([200, 'removed']);
    }
    expect(await read('tax', released)).toEqual([410, 'document_removed']);
    const again = await ask('social', person);
    expect([again.status, await read('social', again)]).toEqual(['released', [200, undefined]]);
  });

  it('can be revoked by its issuer, and what replaced it stays', async () => {
    const person = newIdentifier();
    const issuer = await registry.agency('civil-registry');
    const deposit = async (text: string) => {
      const subject = { scheme: 'national:xx', identifier: person };
      const metadata = { subject, evidenceType: 'birth-certificate', channel: 'backend', provenance: 'agency_issued' };
      return (await post('/v1/documents', issuer, uploadOf(metadata, aPdf(text)))).body;
    };
    const wrong = await deposit('wrong');
    const released = await ask('tax', person);
    await deposit('right');
    const reason = { reason: 'issued_in_error' };
    const revoked = await post(`/v1/documents/${wrong.id}/revocation`, issuer, reason);
    expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked']);
    expect(await read('tax', released)).toEqual([410, 'document_revoked']);
    expect((await ask('social', person)).status).toBe('released');
  });
});
