import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './aead';
import type { KeyWrapper } from './master-key';
import { wipe } from './wipe';

/**
 * A person's keys, one per erasure rule: `identity` seals identifiers and goes with every erasure; `citizen_provided` and
 * `agency_issued` wrap the keys of documents, the latter outliving a legal hold; `audit_details` is the audit service's.
 */
export const KEY_CLASSES = ['identity', 'citizen_provided', 'agency_issued', 'audit_details'] as const;

export type KeyClass = (typeof KEY_CLASSES)[number];

/** Makes and unwraps the keys of one person and class; keeps none: to destroy a wrapped key is to erase what it sealed. */
export class SubjectKeys {
  constructor(private readonly master: KeyWrapper) {}

  /** A new random key, wrapped by the master for this person and class; store it beside the subject's row. */
  async createClassKey(subjectRef: string, keyClass: KeyClass): Promise<Buffer> {
    const key = randomBytes(KEY_BYTES);
    try {
      return await this.master.wrap(key, context(subjectRef, keyClass));
    } finally {
      wipe(key);
    }
  }

  /**
   * The key of 32 bytes; wipe it after use.
   * @throws SealBroken when it was altered or belongs to another person or class
   * @throws UnknownMasterKey when its master key is not at hand
   */
  unwrapClassKey(subjectRef: string, keyClass: KeyClass, wrapped: Uint8Array): Promise<Buffer> {
    return this.master.unwrap(wrapped, context(subjectRef, keyClass));
  }
}

function context(subjectRef: string, keyClass: KeyClass): string {
  return `${keyClass}:${subjectRef}`;
}
