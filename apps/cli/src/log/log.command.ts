import type { Command } from 'commander';
import { monitorCommand } from './monitor.command';
import { verifyCommand } from './verify.command';
import { verifyProofCommand } from './verify-proof.command';

/** What anybody does with the log. */
export function logCommand(program: Command): void {
  const log = program.command('log').description('verify the log, and what was given from it');
  verifyCommand(log);
  monitorCommand(log);
  verifyProofCommand(log);
}
