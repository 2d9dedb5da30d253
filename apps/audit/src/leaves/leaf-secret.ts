import { createHmac, randomBytes } from 'node:crypto';
import type { AuditKey } from '../seals/audit-keys';

const ID_BYTES = 16;

/** What a leaf's id and salts are derived from; without it nobody can make or check them. */
export interface LeafKey {
  /** 128 bits in base64url. */
  leafId(entryId: string): string;
  /** 256 bits. @param of what is committed to under this salt */
  salt(entryId: string, of: string): Buffer;
}

/** The log's secret. */
export class LeafSecret {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** Of entries about a person; with the person's key, it can never be made again. */
  ofPerson(key: NonNullable<AuditKey>): LeafKey {
    return leafKey(mac(this.#secret, 'person', key));
  }

  ofNobody(): LeafKey {
    return leafKey(mac(this.#secret, 'nobody'));
  }
}

/** Of what is logged about somebody who is erased already: nobody shall ever open that. */
export const forgottenKey = (): LeafKey => leafKey(randomBytes(32));

const leafKey = (key: Buffer): LeafKey => ({
  leafId: (entryId) => mac(key, 'leaf-id', entryId).subarray(0, ID_BYTES).toString('base64url'),
  salt: (entryId, of) => mac(key, 'salt', of, entryId),
});

/** The last part may be of any bytes; the ones before are words of ours, without NUL. */
function mac(key: Buffer, ...parts: readonly (string | Buffer)[]): Buffer {
  const message = parts.flatMap((part, place) => [...(place > 0 ? ['\0'] : []), part]);
  return createHmac('sha256', key)
    .update(Buffer.concat(message.map((part) => Buffer.from(part))))
    .digest();
}
