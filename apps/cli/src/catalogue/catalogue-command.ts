import { TokenRequestFailed } from '@askonce/client';
import type { Command } from 'commander';
import { importOotsCommand } from '../oots/import-oots-command';
import { CatalogueRefused, CatalogueUnreadable, RegistryUnreachable } from './catalogue-errors';
import { describeHistory } from './describe-history';
import { describeOutcome } from './describe-outcome';
import { fetchHistory } from './fetch-history';
import { loadCatalogue } from './load-catalogue';
import type { CatalogueTarget } from './registry-call';
import { sendCatalogue, type SendOptions } from './send-catalogue';
import type { Variables } from './variables';

/** What the commands need of the rest of the command line. */
export interface CatalogueEnvironment {
  /** The registry to talk to; asked when a command runs. */
  target(): Promise<CatalogueTarget>;
  /** Values for `${NAME}` in the files; asked when a command runs. */
  variables(): Promise<Variables>;
  readonly color: boolean;
  print(line: string): void;
  printError(line: string): void;
}

/** As diff(1) has it: 0 for no difference, 1 for some, 2 for trouble. */
const EXIT = { fine: 0, different: 1, trouble: 2 } as const;

/** Adds what stewards do with the catalogue to the command line. */
export function catalogueCommand(program: Command, environment: CatalogueEnvironment): void {
  const catalogue = program.command('catalogue').description('the agencies, requirements and purposes in force');
  catalogue
    .command('apply')
    .description('put the catalogue of a folder of YAML files in force, as a whole')
    .argument('<folder>', 'folder of YAML files')
    .option('--dry-run', 'only say what would change')
    .option('--force', 'also if requests wait that rest on what goes; they are denied')
    .action(async (folder: string, { dryRun = false, force = false }: Partial<SendOptions>) => {
      process.exitCode = await runApply(folder, { dryRun, force }, environment);
    });
  catalogue
    .command('diff')
    .description('say what applying would change; exit code 1 if anything')
    .argument('<folder>', 'folder of YAML files')
    .action(async (folder: string) => {
      process.exitCode = await runDiff(folder, environment);
    });
  catalogue
    .command('history')
    .description('say what was applied when, and by whom')
    .action(async () => {
      process.exitCode = await runHistory(environment);
    });
  importOotsCommand(catalogue, environment);
}

/** @returns the exit code */
export function runApply(folder: string, options: SendOptions, environment: CatalogueEnvironment): Promise<number> {
  return reporting(environment, async () => {
    await run(folder, options, environment);
    return EXIT.fine;
  });
}

/** @returns the exit code */
export function runDiff(folder: string, environment: CatalogueEnvironment): Promise<number> {
  const options = { dryRun: true, force: false };
  return reporting(environment, async () => ((await run(folder, options, environment)) ? EXIT.different : EXIT.fine));
}

/** @returns the exit code */
export function runHistory(environment: CatalogueEnvironment): Promise<number> {
  return reporting(environment, async () => {
    for (const line of describeHistory(await fetchHistory(await environment.target()))) environment.print(line);
    return EXIT.fine;
  });
}

/** @returns whether anything changed or would change */
async function run(folder: string, options: SendOptions, environment: CatalogueEnvironment): Promise<boolean> {
  const catalogue = await loadCatalogue(folder, await environment.variables());
  const outcome = await sendCatalogue(catalogue, await environment.target(), options);
  const description = { dryRun: options.dryRun, color: environment.color };
  for (const line of describeOutcome(outcome, description)) environment.print(line);
  return outcome.changed;
}

async function reporting(environment: CatalogueEnvironment, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!isExpected(error)) throw error;
    environment.printError(error.message);
    return EXIT.trouble;
  }
}

const EXPECTED = [CatalogueUnreadable, CatalogueRefused, RegistryUnreachable, TokenRequestFailed];

const isExpected = (error: unknown): error is Error => EXPECTED.some((kind) => error instanceof kind);
