import { randomBytes } from 'node:crypto';
import { bind, decrypt, encrypt, NONCE_BYTES } from './aead';
import { SealBroken } from './vault-errors';

const VERSION = Buffer.from([1]);

/** Which value is meant: `label` separates the uses of one key, `context` names the row the value belongs to. */
export interface ValueSeal {
  readonly key: Uint8Array;
  readonly label: string;
  readonly context: string;
}

/**
 * Seals a small value: version byte, random nonce of 12 bytes, ciphertext, tag (29 bytes longer than the value). Random
 * nonces allow 2^32 values per key (NIST SP 800-38D §8.3), far more than one person ever has.
 */
export function seal({ key, label, context }: ValueSeal, value: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const associatedData = bind(label, VERSION.toString('hex'), context);
  return Buffer.concat([VERSION, nonce, encrypt({ key, nonce, associatedData }, value)]);
}

/** @throws SealBroken when the value was altered, or sealed under another key, label or context */
export function open({ key, label, context }: ValueSeal, sealed: Uint8Array): Buffer {
  const header = VERSION.length + NONCE_BYTES;
  if (sealed.length < header || sealed[0] !== VERSION[0]) throw new SealBroken('an unknown format');
  const nonce = sealed.subarray(VERSION.length, header);
  const associatedData = bind(label, VERSION.toString('hex'), context);
  return decrypt({ key, nonce, associatedData }, sealed.subarray(header));
}

/**
 * Seals a value of one row, such as a person's identifier, under a class key of that person.
 * @param context what the value is and whose, so that it opens nowhere else
 */
export function sealValue(classKey: Uint8Array, context: string, value: Uint8Array): Buffer {
  return seal({ key: classKey, label: 'value', context }, value);
}

/**
 * Opens what `sealValue` returned.
 * @throws SealBroken when the value was altered, or sealed under another key or context
 */
export function openValue(classKey: Uint8Array, context: string, sealed: Uint8Array): Buffer {
  return open({ key: classKey, label: 'value', context }, sealed);
}
