import { Database, revertMigration, runMigrations } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { countByKind, diffCatalogues } from '../catalogue/applying/catalogue-diff';
import { type CatalogueContent, EMPTY_CATALOGUE } from '../catalogue/catalogue-content';
import { aCatalogue, anAgency, aPurpose, aRequirement } from '../catalogue/catalogue.fixture';
import { migrations } from '.';
import { addCatalogueHistory } from './20261124090100-add-catalogue-history';

const APPLIED: readonly CatalogueContent[] = [
  aCatalogue(),
  aCatalogue({
    purposes: [aPurpose({ maxValidityDays: 30 })],
    requirements: [aRequirement(), aRequirement({ id: 'b' })],
  }),
  aCatalogue({ agencies: [anAgency({ status: 'suspended' }), anAgency({ id: 'school' })], purposes: [] }),
  EMPTY_CATALOGUE,
];

describe('the history of catalogues that were applied before it was kept', () => {
  let database: TestDatabase;
  let owner: Database;
  const upTo = migrations.indexOf(addCatalogueHistory);

  beforeAll(async () => {
    database = await createTestDatabase({ app: 'registry', migrations: migrations.slice(0, upTo) });
    owner = new Database({ url: database.ownerUrl, applicationName: 'spec' });
  });
  afterAll(async () => {
    await owner.close();
    await database.drop();
  });

  it('is counted as it would have been', async () => {
    for (const content of APPLIED) {
      const insert = `INSERT INTO catalogue_version (content, digest, applied_by) VALUES ($1, 'd', 'c')`;
      await owner.query(insert, [JSON.stringify(content)]);
    }
    const whole = { url: database.ownerUrl, migrations: migrations.slice(0, upTo + 1) };
    await runMigrations(whole);
    const rows = await owner.query('SELECT counts, forced FROM catalogue_version ORDER BY version');
    expect(rows).toEqual(
      APPLIED.map((content, index) => ({
        counts: countByKind(diffCatalogues(APPLIED[index - 1] ?? EMPTY_CATALOGUE, content)),
        forced: false,
      })),
    );
    await revertMigration(whole);
    await expect(owner.query('SELECT counts FROM catalogue_version')).rejects.toMatchObject({ code: '42703' });
  });
});
