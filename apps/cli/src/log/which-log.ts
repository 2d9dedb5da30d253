import type { Command } from 'commander';
import type { LogPolicy } from '@askonce/tlog';
import { runningStack, serviceUrl } from '../stack/running-stack';
import { logKeyOf, verifierKeyOfStack } from './verifier-key';

export interface LogOptions {
  readonly key?: string;
  readonly origin?: string;
  readonly json?: boolean;
}

/** Adds what says which log is meant. */
export function withLogOptions(command: Command): Command {
  return command
    .argument('[log]', 'its address (what /checkpoint is below) or folder; the log of the running stack if not given')
    .option(
      '--key <key>',
      'the verifier key of the log, from somebody you trust; that of the stack of this folder if not given',
    )
    .option('--origin <origin>', 'what the log calls itself, where that is not the name in its key')
    .option('--json', 'as data');
}

/** @throws CliError when the key is none, or neither is given nor known */
export function policyOf({ key, origin }: LogOptions): LogPolicy {
  return { logKey: logKeyOf(key ?? verifierKeyOfStack()), ...(origin !== undefined && { origin }) };
}

/** @throws CliError when none is given and no stack runs */
export const placeOf = (given: string | undefined): string => given ?? `${serviceUrl(runningStack(), 'audit')}/log`;
