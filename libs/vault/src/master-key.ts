import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { KEY_BYTES } from './aead';
import { open, seal } from './sealed-value';
import { parseSecrets } from './secret-file';
import { InvalidKey, SealBroken, UnknownMasterKey } from './vault-errors';

/** Wraps keys under a key that never leaves it: a file here, a key management service behind the same port elsewhere. */
export interface KeyWrapper {
  /** @param context what the key is for; unwrapping needs the same */
  wrap(key: Uint8Array, context: string): Promise<Buffer>;
  /** @throws SealBroken, UnknownMasterKey */
  unwrap(wrapped: Uint8Array, context: string): Promise<Buffer>;
}

const ID_BYTES = 8;
const LABEL = 'class-key';

/**
 * Master keys from a file: 32 bytes in base64 per line. The first wraps; all of them unwrap, so that a new one is put on
 * top and the old one stays until everything has been wrapped anew. A wrapped key begins with the id of its master.
 */
export class MasterKey implements KeyWrapper {
  readonly #current: Buffer;
  readonly #byId: ReadonlyMap<string, Buffer>;

  /** @throws InvalidKey when there is no key or one is not 32 bytes long */
  constructor(keys: readonly Buffer[]) {
    const [current] = keys;
    if (!current || keys.some((key) => key.length !== KEY_BYTES)) {
      throw new InvalidKey(`Master keys have ${KEY_BYTES} bytes each, and there is at least one`);
    }
    this.#current = current;
    this.#byId = new Map(keys.map((key) => [keyId(key).toString('hex'), key]));
  }

  /** @throws InvalidKey when a line is not 32 bytes in base64 */
  static parse(text: string): MasterKey {
    return new MasterKey(parseSecrets(text));
  }

  /** @throws InvalidKey, and the file system's error when the file cannot be read */
  static async fromFile(path: string): Promise<MasterKey> {
    return MasterKey.parse(await readFile(path, 'utf8'));
  }

  wrap(key: Uint8Array, context: string): Promise<Buffer> {
    const sealed = seal({ key: this.#current, label: LABEL, context }, key);
    return Promise.resolve(Buffer.concat([keyId(this.#current), sealed]));
  }

  async unwrap(wrapped: Uint8Array, context: string): Promise<Buffer> {
    if (wrapped.length <= ID_BYTES) throw new SealBroken('shorter than a key id');
    const id = Buffer.from(wrapped.subarray(0, ID_BYTES)).toString('hex');
    const key = this.#byId.get(id);
    if (!key) throw new UnknownMasterKey(`No master key with the id ${id}`);
    return Promise.resolve(open({ key, label: LABEL, context }, wrapped.subarray(ID_BYTES)));
  }
}

/** Derived, so that nobody has to number keys; it tells nothing about the key. */
function keyId(key: Buffer): Buffer {
  return createHmac('sha256', key).update('askonce master key id').digest().subarray(0, ID_BYTES);
}
