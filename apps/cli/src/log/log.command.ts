import type { Command } from 'commander';
import { verifyProofCommand } from './verify-proof.command';

/** What anybody does with the log. */
export function logCommand(program: Command): void {
  const log = program.command('log').description('verify the log, and what was given from it');
  verifyProofCommand(log);
}
