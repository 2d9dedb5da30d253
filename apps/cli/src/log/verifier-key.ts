import { readFileSync } from 'node:fs';
import { isTlogError, type NoteVerifier, noteVerifier } from '@askonce/tlog';
import { CliError } from '../cli-error';
import { clone } from '../clone';
import type { Stack } from '../stack/stack';

/** Of the stack of this folder, also when it does not run any more. @throws CliError where none ever has */
export function verifierKeyOfStack(): string {
  try {
    return (JSON.parse(readFileSync(clone.stack, 'utf8')) as Stack).logVerifierKey;
  } catch (cause) {
    throw new CliError('Name the verifier key of the log with --key: no stack of this folder says it.', { cause });
  }
}

/** @throws CliError when it is none: whoever mistyped it has not learned anything of the file */
export function logKeyOf(verifierKey: string): NoteVerifier {
  try {
    return noteVerifier(verifierKey);
  } catch (cause) {
    if (!isTlogError(cause)) throw cause;
    throw new CliError(`The verifier key cannot be used: ${cause.message}.`, { cause });
  }
}
