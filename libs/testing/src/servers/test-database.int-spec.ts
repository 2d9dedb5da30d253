import { DatabaseBackup } from './database-backup';
import { createTestDatabase, type TestDatabase } from './test-database';
import { Client } from 'pg';

const migrations = [
  {
    name: '20260101000000-create-thing',
    up: 'CREATE TABLE thing (id int); GRANT SELECT ON thing TO askonce_audit',
    down: 'DROP TABLE thing',
  },
];

describe('a database with two roles', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ app: 'audit', migrations });
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('lets the running role do what migrations granted', async () => {
    await expect(client.query('SELECT * FROM thing')).resolves.toMatchObject({ rowCount: 0 });
  });

  it.each([
    'INSERT INTO thing VALUES (1)',
    'CREATE TABLE other (id int)',
    'CREATE SCHEMA other',
    'CREATE TEMP TABLE t (id int)',
    'CREATE ROLE r',
  ])('refuses the running role: %s', async (statement) => {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('can be brought back to what it was', async () => {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const ids = async () =>
      (await owner.query<{ id: number }>('SELECT id FROM thing ORDER BY id')).rows.map(({ id }) => id);
    await owner.query('INSERT INTO thing VALUES (1), (2)');
    const backup = await DatabaseBackup.take(database);
    await owner.query('INSERT INTO thing VALUES (3); DELETE FROM thing WHERE id = 1');
    expect(await ids()).toEqual([2, 3]);
    await backup.restore();
    expect(await ids()).toEqual([1, 2]);
    await owner.end();
  });

  it('keeps other services out', async () => {
    const stranger = new URL(database.url);
    const own = await createTestDatabase({ app: 'adapters', migrations: [] });
    stranger.username = new URL(own.url).username;
    stranger.password = new URL(own.url).password;
    await expect(new Client({ connectionString: stranger.href }).connect()).rejects.toMatchObject({ code: '42501' });
    await own.drop();
  });
});
