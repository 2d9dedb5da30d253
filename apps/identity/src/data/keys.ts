import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { PrivateJwk } from './identity-data';

export const SIGNING_ALGORITHM = 'ES256';

export async function newSigningKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const { crv = '', x = '', y = '', d = '' } = await exportJWK(privateKey);
  return { kty: 'EC', crv, x, y, d, kid: randomUUID(), alg: SIGNING_ALGORITHM, use: 'sig' };
}

/** What may be published of a key. */
export function publicHalf({ kty, crv, x, y, kid, alg, use }: PrivateJwk): Omit<PrivateJwk, 'd'> {
  return { kty, crv, x, y, kid, alg, use };
}

/** @param bytes of randomness; written without characters that a shell would take for its own. */
export function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
