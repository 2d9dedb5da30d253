import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * Tells whether a repeated call says the same: SHA-256 of its canonical JSON (RFC 8785). Whom the call is about belongs to
 * the key's scope and stays out, since a hash of an identifier could be guessed back.
 */
export function bodyHash(body: object): string {
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'subject'));
  return createHash('sha256')
    .update(canonicalize(rest) ?? '')
    .digest('base64url');
}
