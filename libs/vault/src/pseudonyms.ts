import { createHmac } from 'node:crypto';
import { InvalidKey } from './vault-errors';

const PSEUDONYM_BYTES = 16;
const SECRET_BYTES = 32;

/**
 * The key under which a person is found: HMAC-SHA-256 (RFC 2104) of scheme, NUL and identifier, cut to 16 bytes.
 * @throws InvalidKey when the secret is shorter than 32 bytes
 * @throws TypeError when the scheme contains NUL, which would let two people share a key
 */
export function subjectKey(secret: Uint8Array, scheme: string, identifier: string): Buffer {
  if (scheme.includes('\0')) throw new TypeError('A scheme must not contain NUL');
  return mac(secret, `${scheme}\0${identifier}`);
}

/**
 * The name of a person towards one agency: HMAC-SHA-256 of the agency's id under the person's random secret, cut to 16
 * bytes, base64url. Without the secret no two agencies can tell that theirs belong to one person.
 * @throws InvalidKey when the secret is shorter than 32 bytes
 */
export function pseudonym(secret: Uint8Array, agency: string): string {
  return mac(secret, agency).toString('base64url');
}

function mac(secret: Uint8Array, message: string): Buffer {
  if (secret.length < SECRET_BYTES) throw new InvalidKey(`A secret has at least ${SECRET_BYTES} bytes`);
  return createHmac('sha256', secret).update(message, 'utf8').digest().subarray(0, PSEUDONYM_BYTES);
}
