import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './aead';
import { open, seal } from './sealed-value';

const LABEL = 'content-key';

/** 32 random bytes for one document version. */
export function createContentKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Wraps the key of one content under a class key of its subject, bound to the content's id: 61 bytes. */
export function wrapContentKey(classKey: Uint8Array, contentId: string, contentKey: Uint8Array): Buffer {
  return seal({ key: classKey, label: LABEL, context: contentId }, contentKey);
}

/**
 * Unwraps what `wrapContentKey` returned; wipe the key after use.
 * @throws SealBroken when it was altered, or wrapped under another class key or for another content
 */
export function unwrapContentKey(classKey: Uint8Array, contentId: string, wrapped: Uint8Array): Buffer {
  return open({ key: classKey, label: LABEL, context: contentId }, wrapped);
}
