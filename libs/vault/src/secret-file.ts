import { readFile } from 'node:fs/promises';
import { KEY_BYTES } from './aead';
import { InvalidKey } from './vault-errors';

const ENCODED = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads secrets of 32 bytes, one per line in base64 (`openssl rand -base64 32`).
 * @throws InvalidKey naming the line that is not, never quoting it
 */
export function parseSecrets(text: string): Buffer[] {
  const lines = text.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && !ENCODED.test(line));
  if (wrong >= 0) throw new InvalidKey(`Line ${wrong + 1} is not ${KEY_BYTES} bytes in base64`);
  return lines.filter((line) => line !== '').map((line) => Buffer.from(line, 'base64'));
}

/**
 * Reads the one secret of 32 bytes that a file holds in base64, such as the secret of `subjectKey`.
 * @throws InvalidKey when it holds none, several or something else, and the file system's error when it cannot be read
 */
export async function readSecret(path: string): Promise<Buffer> {
  const [secret, ...more] = parseSecrets(await readFile(path, 'utf8'));
  if (secret === undefined || more.length > 0) throw new InvalidKey('The file must hold exactly one secret');
  return secret;
}
