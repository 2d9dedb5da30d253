import { ROLES, type Role } from '@askonce/contracts';
import { newIdentifier, TestRegistry } from '../../registry.fixture';
import { inCanonicalOrder } from '../applying/catalogue-digest';
import { aCatalogue, aPurpose } from '../catalogue.fixture';
import type { CatalogueContent } from '../catalogue-content';

const PATH = '/v1/catalogue/versions';

interface Entry {
  version: number;
  appliedAt: string;
  appliedBy: string;
  digest: string;
  forced: boolean;
  counts: Record<string, object>;
}
interface Body extends Entry {
  items: Entry[];
  nextCursor?: string;
  type?: string;
  catalogue: CatalogueContent;
}

describe('the history of the catalogue', () => {
  let registry: TestRegistry;
  let applied: number[];

  const tokenOf = (role: Role) =>
    role === 'citizen'
      ? registry.citizen(newIdentifier())
      : registry.token({ roles: [role], agency: 'tax', clientId: 'a-client' });
  const history = async (path = '', role: Role = 'steward') =>
    registry.call<Body>('GET', `${PATH}${path}`, { token: await tokenOf(role) });
  const apply = async (body: CatalogueContent) =>
    (await registry.call<Body>('PUT', '/v1/catalogue', { token: await tokenOf('steward'), body })).body.version;

  beforeAll(async () => {
    const narrowed = aCatalogue({ purposes: [aPurpose({ maxValidityDays: 30 })] });
    registry = await TestRegistry.start({ catalogue: inCanonicalOrder(aCatalogue()) });
    applied = [1, await apply(narrowed), await apply(aCatalogue({ purposes: [] }))];
  }, 60_000);
  afterAll(() => registry.stop(), 30_000);

  it.each(ROLES)('is shown to stewards and auditors and to nobody else: %s', async (role) => {
    const seen = role === 'steward' || role === 'auditor' ? 200 : 403;
    expect((await history('', role)).status).toBe(seen);
    expect((await history('/1', role)).status).toBe(seen);
  });

  it('says newest first what was applied when, by whom, and how much it changed', async () => {
    const { items } = (await history('', 'auditor')).body;
    expect(items.map(({ version }) => version)).toEqual(applied.toReversed());
    expect(items.map(({ counts }) => counts['purposes'])).toEqual([
      { added: 0, changed: 0, removed: 1 },
      { added: 0, changed: 1, removed: 0 },
      { added: 1, changed: 0, removed: 0 },
    ]);
    expect(items[0]).toMatchObject({ appliedBy: 'a-client', forced: false });
    const rows = await registry.sql.query(
      'SELECT catalogue_version.digest, catalogue_version.applied_at AS at FROM catalogue_version ORDER BY version DESC',
    );
    expect(items.map(({ digest, appliedAt }) => ({ digest, at: new Date(appliedAt) }))).toEqual(rows);
  });

  it('goes page by page', async () => {
    const first = (await history('?limit=2')).body;
    const second = (await history(`?limit=2&cursor=${first.nextCursor ?? ''}`)).body;
    expect([...first.items, ...second.items].map(({ version }) => version)).toEqual(applied.toReversed());
    expect(second).not.toHaveProperty('nextCursor');
  });

  it.each(['limit=0', 'cursor=!', `cursor=${Buffer.from('-1').toString('base64url')}`])(
    'refuses the query %s',
    async (query) => {
      const { status, body } = await history(`?${query}`);
      expect([status, body.type]).toEqual([422, 'urn:askonce:problem:invalid-request']);
    },
  );

  it.each(['0', '-1', '1e3', '99999999', '9999999999999999999', 'x'])('has nothing under %s', async (version) => {
    const { status, body } = await history(`/${version}`);
    expect([status, body.type]).toEqual([404, 'urn:askonce:problem:not-found']);
  });

  it('gives a version as it was, and that can be applied again', async () => {
    const { body: first } = await history(`/${applied[0]}`);
    expect(first).toMatchObject({ version: applied[0], catalogue: inCanonicalOrder(aCatalogue()) });
    const restored = await apply(first.catalogue);
    expect((await history(`/${restored}`)).body.digest).toBe(first.digest);
  });
});
