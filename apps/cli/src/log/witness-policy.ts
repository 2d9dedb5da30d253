import type { Command } from 'commander';
import { isTlogError, type LogPolicy, logPolicyIn, MAX_TEXT_BYTES } from '@askonce/tlog';
import { CliError } from '../cli-error';
import { fileHead } from '../file-head';
import { systemCode } from '../system-code';
import { logKeyOf } from './verifier-key';

/** Adds what says which witnesses are demanded. */
export const withWitnesses = (command: Command): Command =>
  command.option(
    '--witnesses <file>',
    'demand cosignatures as this tlog-policy says: the file that the service has as ASKONCE_LOG_WITNESSES_FILE',
  );

/** The text of a policy. @throws CliError when it cannot be read */
export async function readPolicy(file: string): Promise<Buffer> {
  try {
    return await fileHead(file, MAX_TEXT_BYTES);
  } catch (cause) {
    throw new CliError(`The policy ${file} cannot be read (${systemCode(cause)}).`, { cause });
  }
}

/** @throws CliError when the key is none, or the text no policy, or one of other logs */
export function logPolicyOf(verifierKey: string, policy: Uint8Array | undefined): LogPolicy {
  const logKey = logKeyOf(verifierKey);
  if (policy === undefined) return { logKey };
  try {
    return logPolicyIn(policy, verifierKey);
  } catch (cause) {
    if (!isTlogError(cause)) throw cause;
    throw new CliError(`The policy for witnesses cannot be used: ${cause.message}.`, { cause });
  }
}
