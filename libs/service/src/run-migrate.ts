import { readConfig, setting } from '@askonce/config';
import { type Migration, runMigrations } from '@askonce/database';

/** Runs a service's migrations as a process of its own, with the owner's role. */
export async function runMigrate(
  service: string,
  migrations: readonly Migration[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  try {
    const { url } = readConfig(env, { url: setting.databaseUrl('DATABASE_OWNER_URL') });
    const ran = await runMigrations({ url, migrations });
    for (const name of ran) process.stdout.write(`${service}: ${name}\n`);
    if (ran.length === 0) process.stdout.write(`${service}: up to date\n`);
  } catch (error) {
    process.stderr.write(`${service}: cannot migrate. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
