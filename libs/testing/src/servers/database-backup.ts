import { randomBytes } from 'node:crypto';
import { asAdministrator } from '@askonce/infrastructure';
import type { TestDatabase } from './test-database';

const TABLES = `SELECT quote_ident(tablename) AS name FROM pg_tables
  WHERE schemaname = 'public' AND tablename <> 'schema_migration'`;

/** All rows of a test database at one moment, as a backup has them. */
export class DatabaseBackup {
  private constructor(
    private readonly adminUrl: string,
    private readonly schema: string,
    private readonly tables: readonly string[],
  ) {}

  static async take({ adminUrl }: Pick<TestDatabase, 'adminUrl'>): Promise<DatabaseBackup> {
    const schema = `backup_${randomBytes(6).toString('hex')}`;
    return asAdministrator(adminUrl, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      const { rows } = await client.query<{ name: string }>(TABLES);
      await client.query(`CREATE SCHEMA ${schema}`);
      for (const { name } of rows) await client.query(`CREATE TABLE ${schema}.${name} AS TABLE public.${name}`);
      await client.query('COMMIT');
      const tables = rows.map(({ name }) => name);
      return new DatabaseBackup(adminUrl, schema, tables);
    });
  }

  /** Brings all rows back to what they were, past triggers and constraints; whoever is connected stays so. */
  async restore(): Promise<void> {
    await asAdministrator(this.adminUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      for (const table of this.tables) {
        await client.query(`DELETE FROM public.${table}`);
        await client.query(`INSERT INTO public.${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${this.schema}.${table}`);
      }
      await client.query('COMMIT');
    });
  }
}
