import type { JWK } from 'jose';

/** The token under which the public keys of our own services are injected, by client id. */
export const SERVICE_KEYS = Symbol('SERVICE_KEYS');

export type ServiceKeys = ReadonlyMap<string, JWK>;

const KINDS: readonly unknown[] = ['EC', 'RSA'];

/** @throws Error when the text is not a JSON object of public JWKs (EC or RSA) by client id */
export function parseServiceKeys(text: string): ServiceKeys {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Error('The file of service keys is not a JSON object of public JWKs by client id.');
  }
  for (const [clientId, key] of Object.entries<unknown>({ ...parsed })) {
    if (typeof key !== 'object' || key === null || !('kty' in key) || !KINDS.includes(key.kty) || 'd' in key) {
      throw new Error(`The service key of ${clientId} is not a public JWK.`);
    }
  }
  return new Map(Object.entries(parsed as Record<string, JWK>));
}
