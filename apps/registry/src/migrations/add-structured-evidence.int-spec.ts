import { Database, revertMigration, runMigrations } from '@askonce/database';
import { createTestDatabase } from '@askonce/testing';
import { migrations } from '.';
import { addStructuredEvidence } from './20261125000000-add-structured-evidence';

const ADDED = `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
  WHERE table_schema = 'public' AND column_name IN ('sealed_attributes', 'fields') ORDER BY name`;

describe('the migration to structured evidence', () => {
  it('can be reverted and made again', async () => {
    const upTo = migrations.slice(0, migrations.indexOf(addStructuredEvidence) + 1);
    const database = await createTestDatabase({ app: 'registry', migrations: upTo });
    const owner = new Database({ url: database.ownerUrl, applicationName: 'spec' });
    const columns = async () => (await owner.query<{ name: string }>(ADDED)).map(({ name }) => name);
    try {
      const all = ['consent.fields', 'document.sealed_attributes', 'release.fields'];
      expect(await columns()).toEqual(all);
      await revertMigration({ url: database.ownerUrl, migrations: upTo });
      expect(await columns()).toEqual([]);
      await runMigrations({ url: database.ownerUrl, migrations: upTo });
      expect(await columns()).toEqual(all);
    } finally {
      await owner.close();
      await database.drop();
    }
  });
});
