import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

/** One step of a schema: raw SQL there and back. */
export interface Migration {
  /** Timestamp, verb and object: `20261122090000-create-outbox`. */
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

// Any number will do, as long as every migration run on this database uses the same.
const LOCK = 7_310_022_119;

/** TypeORM orders migrations by the 13 digits at the end of a class's name; ours carry 14 at the beginning. */
function toTypeOrm({ name, up, down }: Migration): new () => MigrationInterface {
  const stamp = /^(\d{14})-([a-z0-9-]+)$/.exec(name);
  if (stamp?.[1] === undefined) throw new Error(`The migration ${name} is not named timestamp-verb-object.`);
  const typeOrmName = `${name}-${stamp[1].slice(1)}`;
  return class implements MigrationInterface {
    readonly name = typeOrmName;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(up);
    }
    async down(runner: QueryRunner): Promise<void> {
      await runner.query(down);
    }
  };
}

async function underLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'askonce-migrate' });
  // A server that ends meanwhile must not end us with a stack: whatever uses the connection next tells.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

async function withDataSource<T>(
  url: string,
  migrations: readonly Migration[],
  work: (source: DataSource) => Promise<T>,
) {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'askonce-migrate',
    migrations: migrations.map(toTypeOrm),
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
  });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

export interface MigrationRun {
  /** The URL of the owner's role, not of the running service's. */
  readonly url: string;
  readonly migrations: readonly Migration[];
}

/**
 * Brings a database to the newest schema, one runner at a time.
 * @returns the names of the migrations that ran now; none when there was nothing to do.
 */
export async function runMigrations({ url, migrations }: MigrationRun): Promise<string[]> {
  return underLock(url, () =>
    withDataSource(url, migrations, async (source) => (await source.runMigrations()).map((ran) => ran.name)),
  );
}

/** Takes the newest migration back. */
export async function revertMigration({ url, migrations }: MigrationRun): Promise<void> {
  await underLock(url, () => withDataSource(url, migrations, (source) => source.undoLastMigration()));
}
