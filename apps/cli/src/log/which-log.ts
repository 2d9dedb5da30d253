import type { Command } from 'commander';
import type { LogPolicy } from '@askonce/tlog';
import { runningStack, serviceUrl } from '../stack/running-stack';
import { verifierKeyOfStack } from './verifier-key';
import { logPolicyOf, readPolicy, withWitnesses } from './witness-policy';

export interface LogOptions {
  readonly key?: string;
  readonly origin?: string;
  /** The file of a policy. */
  readonly witnesses?: string;
  readonly json?: boolean;
}

/** Adds what says which log is meant. */
export function withLogOptions(command: Command): Command {
  return withWitnesses(command)
    .argument('[log]', 'its address (what /checkpoint is below) or folder; the log of the running stack if not given')
    .option(
      '--key <key>',
      'the verifier key of the log, from somebody you trust; that of the stack of this folder if not given',
    )
    .option('--origin <origin>', 'what the log calls itself, where that is not the name in its key')
    .option('--json', 'as data');
}

/** @throws CliError when the key is none, or neither is given nor known; for a policy that is none, or cannot be read */
export async function policyOf({ key, origin, witnesses }: LogOptions): Promise<LogPolicy> {
  const policy = witnesses === undefined ? undefined : await readPolicy(witnesses);
  return { ...logPolicyOf(key ?? verifierKeyOfStack(), policy), ...(origin !== undefined && { origin }) };
}

/** @throws CliError when none is given and no stack runs */
export const placeOf = (given: string | undefined): string => given ?? `${serviceUrl(runningStack(), 'audit')}/log`;
