import { createCipheriv, createDecipheriv } from 'node:crypto';
import { InvalidKey, SealBroken } from './vault-errors';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';

/** What one AES-256-GCM operation needs: a key of 32 bytes, a nonce of 12 and the data bound to the ciphertext. */
export interface AeadParameters {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly associatedData: Uint8Array;
}

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) and returns the ciphertext followed by its tag of 16 bytes.
 * @throws InvalidKey when the key is not 32 bytes long
 */
export function encrypt(parameters: AeadParameters, plaintext: Uint8Array): Buffer {
  const { key, nonce, associatedData } = parameters;
  requireKey(key);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(associatedData);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts what `encrypt` returned; no plaintext leaves before the tag has been checked.
 * @throws SealBroken when anything differs from what was sealed
 * @throws InvalidKey when the key is not 32 bytes long
 */
export function decrypt(parameters: AeadParameters, sealed: Uint8Array): Buffer {
  const { key, nonce, associatedData } = parameters;
  requireKey(key);
  const tagStart = sealed.length - TAG_BYTES;
  if (tagStart < 0) throw new SealBroken('shorter than an authentication tag');
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(associatedData)
    .setAuthTag(sealed.subarray(tagStart));
  const plaintext = decipher.update(sealed.subarray(0, tagStart));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new SealBroken('the authentication tag does not match');
  }
  return plaintext;
}

/**
 * Encodes a context for authentication: a label that separates the uses of one key, then the parts, joined by NUL so that
 * no two lists of parts read the same.
 * @throws TypeError when a part contains NUL
 */
export function bind(label: string, ...parts: readonly string[]): Buffer {
  if (parts.some((part) => part.includes('\0'))) throw new TypeError('A context must not contain NUL');
  return Buffer.from(['askonce', label, ...parts].join('\0'));
}

function requireKey(key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new InvalidKey(`A key has ${KEY_BYTES} bytes, this one has ${key.length}`);
}
