import { INFRASTRUCTURE_KINDS } from '@askonce/infrastructure';
import { Option, type Command } from 'commander';
import { SERVICES } from '../services/service-spec';
import { up, type UpOptions } from './up';

export function upCommand(program: Command): void {
  program
    .command('up')
    .description('start PostgreSQL, Kafka and all services, and stay up until Ctrl-C')
    .option('--demo', 'apply the demo catalogue and run through the story')
    .option('--fresh', 'remove all data of this clone first')
    .option('--json', 'print the outcome of the story as one JSON document, the last line of stdout')
    .option('--exit', 'stop when the story has been told; exit code 0 only if every check held')
    .option('--timings', 'show how long each step took')
    .addOption(
      new Option('--infrastructure <kind>', 'where PostgreSQL and Kafka come from').choices(INFRASTRUCTURE_KINDS),
    )
    .option(
      '--services <list>',
      `which services (${SERVICES.map(({ name }) => name).join(', ')}); a name twice makes two`,
    )
    .addHelpText(
      'after',
      '\nEnvironment:\n  ASKONCE_HOME  the folder that holds its data, .askonce of this clone unless told',
    )
    .action(async (options: UpOptions) => {
      process.exitCode = await up(options);
    });
}
