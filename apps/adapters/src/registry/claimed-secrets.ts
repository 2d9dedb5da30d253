import type { JWK } from 'jose';
import { openValue, unwrapWith, wipe } from '@askonce/vault';
import { RegistryFailed } from './registry-failures';

/** A small value on its way: sealed under a key of its own (base64url), and the key wrapped to this service. */
export interface SealedAnswer {
  readonly jwe: string;
  readonly sealed: string;
}

/** Opens what the registry wrapped to this service's registered key. */
export class ClaimedSecrets {
  constructor(private readonly privateKeyJwk: JWK) {}

  /** A key of 32 bytes; wipe it after use. @throws RegistryFailed */
  async key(jwe: string, context: string): Promise<Uint8Array> {
    try {
      return await unwrapWith(this.privateKeyJwk, jwe, context);
    } catch (cause) {
      throw new RegistryFailed('wrapped something that this service cannot open', { cause });
    }
  }

  /** A small JSON document. @throws RegistryFailed */
  async json({ jwe, sealed }: SealedAnswer, context: string): Promise<unknown> {
    const key = await this.key(jwe, context);
    try {
      return JSON.parse(openValue(key, context, Buffer.from(sealed, 'base64url')).toString());
    } catch (error) {
      // A parser's own message quotes what it read: an identifier.
      throw new RegistryFailed(
        `sealed something that cannot be used (${error instanceof Error ? error.name : 'unknown'})`,
      );
    } finally {
      wipe(key);
    }
  }
}
