import type { Command } from 'commander';
import { auditorTokens } from '../../stack/person-tokens';
import { runningStack, serviceUrl } from '../../stack/running-stack';
import type { Outcome } from '../refused';
import { compare, type Comparing, type Period } from './compare';
import { describeReconciliation, EXIT } from './describe-reconciliation';

export interface ReconcileOptions extends Partial<Period> {
  readonly from: string;
  readonly reason: string;
  readonly json?: boolean;
}

const EXITS_HELP = `
Exit codes:
   0  nothing differs
   1  it could not be tried, or not waited for
   2  something is missing, extra or different`;

/** Adds `reconcile`. */
export function reconcileCommand(log: Command): void {
  log
    .command('reconcile')
    .description(
      "have the running stack's registry compared with its log, as the auditor; exit code 0 only if nothing differs",
    )
    .requiredOption('--reason <text>', 'why you compare: it becomes an entry of the log')
    .requiredOption('--from <time>', 'what was recorded from then on, such as 2026-01-01T00:00:00Z')
    .option('--to <time>', 'until before then, 367 days later at most; until now if not given')
    .option('--json', 'as data')
    .addHelpText('after', EXITS_HELP)
    .action(async (options: ReconcileOptions) => {
      const stack = runningStack();
      const { lines, exitCode } = await runReconcile(options, {
        api: { baseUrl: serviceUrl(stack, 'audit'), tokens: auditorTokens(stack) },
        stream: process.stderr,
        color: process.stdout.isTTY,
      });
      for (const line of lines) process.stdout.write(`${line}\n`);
      process.exitCode = exitCode;
    });
}

/** @throws CliError when it is refused, or cannot be waited for */
export async function runReconcile(
  { from, to = new Date().toISOString(), reason, json = false }: ReconcileOptions,
  { color, ...comparing }: Comparing & { readonly color: boolean },
): Promise<Outcome> {
  const ended = await compare({ from, to, reason }, comparing);
  const exitCode = ended.result.outcome === 'differs' ? EXIT.differs : EXIT.same;
  return { lines: json ? [JSON.stringify(ended)] : describeReconciliation(ended, color), exitCode };
}
