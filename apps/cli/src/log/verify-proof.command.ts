import type { Command } from 'commander';
import { describeRefused, describeShown, refusedAsData, shownAsData } from './describe-proof';
import { verifyProof } from './verify-proof';
import { EXIT, exitOf } from './verify-proof-exit';
import { verifierKeyOfStack } from './verifier-key';
import { withWitnesses } from './witness-policy';

export interface VerifyProofOptions {
  readonly key?: string;
  readonly entry?: string;
  readonly witnesses?: string;
  readonly json?: boolean;
}

/** Adds `verify-proof`. */
export function verifyProofCommand(log: Command): void {
  withWitnesses(log.command('verify-proof'))
    .description('say what a receipt shows, by the verifier key alone; exit code 0 only if it shows anything')
    .argument('<file>', 'a receipt, or a c2sp.org/tlog-proof with --entry')
    .option(
      '--key <key>',
      'the verifier key of the log, from somebody you trust; that of the stack of this folder if not given',
    )
    .option('--entry <file>', 'the leaf that a tlog-proof is about')
    .option('--json', 'as data')
    .action(async (file: string, options: VerifyProofOptions) => {
      const { lines, exitCode } = await runVerifyProof(file, options, process.stdout.isTTY);
      for (const line of lines) process.stdout.write(`${line}\n`);
      process.exitCode = exitCode;
    });
}

/** @throws CliError when it cannot be tried */
export async function runVerifyProof(
  file: string,
  { key, entry, witnesses, json = false }: VerifyProofOptions,
  color: boolean,
): Promise<{ lines: string[]; exitCode: number }> {
  const found = await verifyProof({
    file,
    entryFile: entry,
    verifierKey: key ?? verifierKeyOfStack(),
    witnessesFile: witnesses,
  });
  if ('code' in found) {
    const lines = json ? [JSON.stringify(refusedAsData(found))] : describeRefused(found, color);
    return { lines, exitCode: exitOf(found.code) };
  }
  const lines = json ? [JSON.stringify(shownAsData(found))] : describeShown(found, color);
  return { lines, exitCode: EXIT.shown };
}
