import { Command } from 'commander';
import { catalogueCommand } from './catalogue/catalogue-command';
import { explainCommand } from './explain/explain.command';
import { dlqCommand } from './dlq/dlq.command';
import { logCommand } from './log/log.command';
import { migrateCommand } from './migrate/migrate.command';
import { catalogueEnvironment } from './stack/catalogue-environment';
import { tokenCommand } from './token/token.command';
import { topicsCommand } from './topics/topics.command';
import { upCommand } from './up/up.command';

/** The `askonce` command line. */
export function createProgram(): Command {
  const program = new Command('askonce')
    .description('Once-only data exchange middleware for public administrations')
    .showHelpAfterError('(askonce --help shows what there is)');
  upCommand(program);
  migrateCommand(program);
  topicsCommand(program);
  dlqCommand(program);
  tokenCommand(program);
  explainCommand(program);
  logCommand(program);
  catalogueCommand(program, catalogueEnvironment);
  return program;
}
