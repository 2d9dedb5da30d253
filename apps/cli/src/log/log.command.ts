import type { Command } from 'commander';
import { monitorCommand } from './monitor.command';
import { reconcileCommand } from './reconcile/reconcile.command';
import { verifyCommand } from './verify.command';
import { verifyProofCommand } from './verify-proof.command';

/** What anybody does with the log. */
export function logCommand(program: Command): void {
  const log = program
    .command('log')
    .description('verify the log and what was given from it, and compare it with the registry');
  verifyCommand(log);
  monitorCommand(log);
  verifyProofCommand(log);
  reconcileCommand(log);
}
