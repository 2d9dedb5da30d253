import { Lifetime, ProcessGroup } from '@askonce/infrastructure';
import type { Command } from 'commander';
import { runningStack } from '../stack/running-stack';
import { Reporter } from '../up/reporter';
import { migrateAll } from './migrate';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description("bring the running stack's databases to the newest schema")
    .action(async () => {
      const { infrastructure } = runningStack();
      const lifetime = new Lifetime();
      const migrations = migrateAll(new ProcessGroup(lifetime), infrastructure.databaseOwnerUrls);
      await new Reporter(process.stdout).step('Migrations', () => migrations.finally(() => lifetime.end()));
    });
}
