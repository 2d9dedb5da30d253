import type { Transaction } from '@askonce/database';
import { aCatalogueOfTheStory, aRequestBy } from '../catalogue-of-the-story.fixture';
import { type Answer, eventually, newIdentifier, TestRegistry } from '../registry.fixture';
import type { CatalogueContent } from './catalogue-content';

const PATH = '/v1/catalogue';

interface Outcome {
  version: number;
  changed: boolean;
  strands: { pointer: string; detail: string; requests: number }[];
  type: string;
  detail: string;
  errors: { pointer: string; detail: string }[];
}
interface RequestBody {
  id: string;
  status: string;
  decision: { code: string; reasons: { code: string }[] };
}

const story = aCatalogueOfTheStory();
const without = (purpose: string): CatalogueContent => ({
  ...story,
  purposes: story.purposes.filter(({ id }) => id !== purpose),
});

describe('applying a catalogue while requests wait', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await TestRegistry.start({ instances: 2 });
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  const put = async (body: CatalogueContent, query = ''): Promise<Answer<Outcome>> =>
    registry.call('PUT', `${PATH}${query}`, { token: await registry.token({ roles: ['steward'] }), body });
  const ask = async (agency: string, identifier = newIdentifier(), changes: object = {}) =>
    registry.call<RequestBody>('POST', '/v1/evidence-requests', {
      token: await registry.agency(agency),
      body: aRequestBy(agency, identifier, changes),
    });
  const standing = async (agency: string, id: string) =>
    (await registry.call<RequestBody>('GET', `/v1/evidence-requests/${id}`, { token: await registry.agency(agency) }))
      .body;
  const denied = (agency: string, id: string) =>
    eventually(async () => {
      const body = await standing(agency, id);
      return body.status === 'denied' && body;
    }, 'the stranded request is denied');
  const newest = async () =>
    (
      await registry.call<{ items: { version: number; forced: boolean }[] }>('GET', `${PATH}/versions?limit=1`, {
        token: await registry.token({ roles: ['auditor'] }),
      })
    ).body.items[0];

  beforeEach(async () => {
    await registry.apply(story);
  });

  it('is refused where it would strand them, names what and how many, never whom, and changes nothing', async () => {
    const { version } = (await put(story)).body;
    const identifier = newIdentifier();
    const { body } = await ask('tax', identifier);
    await ask('tax');
    const refusal = await put(without('tax-purpose'));
    expect([refusal.status, refusal.body.type]).toEqual([409, 'urn:askonce:problem:catalogue-strands-requests']);
    expect(refusal.body.errors).toEqual([
      {
        pointer: '/purposes',
        detail: '"tax-purpose" of "tax" is missing, and 2 requests wait for evidence on it',
      },
    ]);
    expect(refusal.body.detail).toMatch(/force/);
    expect(JSON.stringify(refusal.body)).not.toContain(identifier);
    expect((await newest())?.version).toBe(version);
    expect((await standing('tax', body.id)).status).toBe('asking');

    const dry = await put(without('tax-purpose'), '?dryRun=true&force=true');
    expect([dry.status, dry.body.version, dry.body.changed]).toEqual([200, version, true]);
    expect(dry.body.strands).toMatchObject([{ pointer: '/purposes', requests: 2 }]);
    expect((await newest())?.version).toBe(version);
  });

  it('is not refused for what nobody waits for', async () => {
    await ask('school');
    await expect(put(without('childcare-purpose'))).resolves.toMatchObject({ status: 200, body: { strands: [] } });
    await expect(newest()).resolves.toMatchObject({ forced: false });
  });

  it('denies them when it is forced, and says that it was', async () => {
    const { body } = await ask('school');
    const forced = await put(without('school-purpose'), '?force=true');
    expect(forced).toMatchObject({ status: 200, body: { changed: true, strands: [{ pointer: '/purposes' }] } });
    await expect(denied('school', body.id)).resolves.toMatchObject({ decision: { code: 'purpose_not_declared' } });
    await expect(newest()).resolves.toMatchObject({ version: forced.body.version, forced: true });
    await expect(put(story, '?force=true')).resolves.toMatchObject({ status: 200, body: { strands: [] } });
    await expect(newest()).resolves.toMatchObject({ forced: false });
  });

  it('denies cleanly whose requirement or evidence type has vanished', async () => {
    const fresh = await ask('social', newIdentifier(), { requirement: 'fresh-proof-of-birth' });
    const named = { requirement: undefined, evidenceType: 'residence-certificate' };
    const type = await ask('social', newIdentifier(), named);
    const { requirements, evidenceTypes, procedures, purposes } = story;
    const kept = ['birth-certificate', 'library-card'];
    const lost: CatalogueContent = {
      ...story,
      requirements: requirements.filter(({ id }) => ['proof-of-birth', 'library-access'].includes(id)),
      evidenceTypes: evidenceTypes.filter(({ id }) => kept.includes(id)),
      procedures: procedures.map((procedure) => ({ ...procedure, requirements: ['proof-of-birth'] })),
      purposes: purposes.map((purpose) => ({
        ...purpose,
        evidenceTypes: purpose.evidenceTypes.filter((id) => kept.includes(id)),
      })),
    };
    const refusal = await put(lost);
    expect(refusal.status).toBe(409);
    expect(new Set(refusal.body.errors.map(({ pointer }) => pointer.replace(/\d+/, 'n')))).toEqual(
      new Set(['/requirements', '/evidenceTypes', '/purposes/n/evidenceTypes']),
    );
    await put(lost, '?force=true');
    const first = await denied('social', fresh.body.id);
    expect(first.decision.reasons.map(({ code }) => code)).toEqual(['evidence_type_not_covered', 'requirement_gone']);
    await expect(denied('social', type.body.id)).resolves.toMatchObject({
      decision: { code: 'evidence_type_not_covered' },
    });
  });

  it('denies also a request that decided before and committed after everybody else was decided again', async () => {
    const identifier = newIdentifier();
    // The person exists, so that the row can be locked, and nothing waits about them.
    await ask('library', identifier);
    const seen = await ask('tax');
    const [person] = await registry.sql.query<{ subject_ref: string }>(
      `SELECT evidence_request.subject_ref FROM evidence_request
       WHERE evidence_request.agency = 'library' ORDER BY evidence_request.id DESC LIMIT 1`,
    );
    const { asking: late } = await registry.sql.transaction(async (tx: Transaction) => {
      await tx.query('SELECT 1 FROM subject WHERE subject.subject_ref = $1 FOR UPDATE', [person?.subject_ref]);
      const asking = ask('tax', identifier);
      await eventually(() => someoneWaitsFor(tx), 'the request waits for the row');
      await put(without('tax-purpose'), '?force=true');
      await denied('tax', seen.body.id);
      return { asking };
    });
    const { status, body } = await late;
    expect([status, body.status]).toEqual([201, 'asking']);
    await expect(denied('tax', body.id)).resolves.toMatchObject({ decision: { code: 'purpose_not_declared' } });
  });

  const someoneWaitsFor = async (tx: Transaction) => {
    const rows = await tx.query(
      'SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pg_stat_activity.pid))',
    );
    return rows.length > 0;
  };
});
