import type { Problem } from '@askonce/problems';
import {
  Database,
  DatabaseUnavailable,
  type Migration,
  revertMigration,
  runMigrations,
  uniqueViolation,
} from '@askonce/database';
import { createTestDatabase, type TestDatabase } from './servers/test-database';

const thing: Migration = {
  name: '20260101000000-create-thing',
  up: 'CREATE TABLE thing (id int CONSTRAINT thing_pk PRIMARY KEY); GRANT SELECT, INSERT ON thing TO askonce_registry',
  down: 'DROP TABLE thing',
};

describe('libs/database on a real PostgreSQL', () => {
  let test: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase({ app: 'registry', migrations: [thing] });
    database = new Database({ url: test.url, applicationName: 'spec', max: 2 });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });
  const count = async () => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM thing'))[0]?.n;

  it('commits what a transaction did, and undoes it when it throws', async () => {
    await database.transaction((tx) => tx.query('INSERT INTO thing VALUES (1)'));
    const failed = database.transaction(async (tx) => {
      await tx.query('INSERT INTO thing VALUES (2)');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await count()).toBe(1);
  });

  it('names the violated constraint', async () => {
    const again = database.query('INSERT INTO thing VALUES (1)');
    await expect(again.catch((error: unknown) => uniqueViolation(error))).resolves.toBe('thing_pk');
  });

  it('survives that the server ends its connections, in use and idle', async () => {
    const cut = database.transaction((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toBeInstanceOf(DatabaseUnavailable);
    expect(await count()).toBe(1);
  });

  it('says that nobody answers, with when to try again', async () => {
    const nowhere = new Database({ url: 'postgres://u:p@127.0.0.1:1/d', applicationName: 'spec' });
    const error = await nowhere.ping().catch((thrown: unknown) => thrown);
    await nowhere.close();
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect((error as Problem).details.headers).toEqual({
      'retry-after': '2',
    });
  });

  it('runs each migration once, however many run them at the same time, and takes the newest back', async () => {
    const more: Migration = {
      name: '20260102000000-create-other',
      up: 'CREATE TABLE other ()',
      down: 'DROP TABLE other',
    };
    const url = test.ownerUrl;
    const runs = await Promise.all([1, 2, 3].map(() => runMigrations({ url, migrations: [thing, more] })));
    expect(runs.flat()).toHaveLength(1);
    await revertMigration({ url, migrations: [thing, more] });
    expect(await runMigrations({ url, migrations: [thing, more] })).toHaveLength(1);
  });
});
