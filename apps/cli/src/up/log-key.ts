import { readFileSync } from 'node:fs';
import { generateKeys, verifierKeyOf } from '@askonce/tlog';
import type { Secrets } from './secrets';

/** What the log of a stack on this machine calls itself; nobody else may, for the name is no address of the network. */
const ORIGIN = 'askonce.localhost/log';

/** The path of the key that signs the log. */
export function logKeyFile(secrets: Secrets): string {
  return secrets.file('audit-log-key', () => generateKeys(ORIGIN).signerKey);
}

/** What anybody verifies the log by. */
export function logVerifierKey(secrets: Secrets): string {
  return verifierKeyOf(readFileSync(logKeyFile(secrets), 'utf8').trim());
}
