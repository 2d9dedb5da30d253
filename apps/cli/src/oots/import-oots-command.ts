import type { Command } from 'commander';
import { harmless } from '../harmless';
import { describeImport } from './describe-import';
import { importOots } from './import-oots';
import { ImportRefused } from './import-refused';

/** Where the command speaks. */
export interface ImportOutput {
  print(line: string): void;
  printError(line: string): void;
}

interface ImportFlags {
  readonly into: string;
  readonly trust?: string;
}

/** As the other commands of the catalogue have it. */
const EXIT = { fine: 0, trouble: 2 } as const;

/** Adds `import-oots` to the commands of the catalogue. */
export function importOotsCommand(catalogue: Command, output: ImportOutput): void {
  catalogue
    .command('import-oots')
    .description(
      "verify an OOTS Evidence Broker's answer and write it as YAML into a folder, to be applied with the rest",
    )
    .argument('<file>', 'body of the answer; its headers stand beside it in a file that ends in .headers')
    .requiredOption('--into <folder>', 'folder of YAML files; oots.yaml in it is written anew')
    .option('--trust <pem>', 'root certificate to trust; the one .pem file beside the answer when absent')
    .action(async (file: string, flags: ImportFlags) => {
      process.exitCode = await runImport(file, flags, output);
    });
}

/** @returns the exit code */
export async function runImport(file: string, flags: ImportFlags, output: ImportOutput): Promise<number> {
  try {
    const imported = await importOots({ file, ...flags }, (line) => {
      output.printError(harmless(line));
    });
    for (const line of describeImport(imported)) output.print(harmless(line));
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    output.printError(harmless(error.message));
    return EXIT.trouble;
  }
}
