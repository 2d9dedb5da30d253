import { createPublicKey } from 'node:crypto';
import { ValidateBy } from 'class-validator';

const MEMBERS = new Set(['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use']);

/** A public key that document keys can be wrapped to; a private member (RFC 7518 §6.2.2, §6.3.2) is refused. */
export const IsPublicJwk = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPublicJwk',
    validator: {
      validate: isPublicJwk,
      defaultMessage: () => 'must be a public JWK: EC P-256, or RSA of at least 2048 bits, without private members',
    },
  });

function isPublicJwk(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = Object.entries(value);
  const plain = members.every(([name, member]) => MEMBERS.has(name) && typeof member === 'string');
  return plain && isWrappable(Object.fromEntries(members));
}

function isWrappable(jwk: Record<string, string>): boolean {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPublicKey({ key: jwk, format: 'jwk' });
    return type === 'ec'
      ? details?.namedCurve === 'prime256v1'
      : type === 'rsa' && (details?.modulusLength ?? 0) >= 2048;
  } catch {
    // The key's point is not on its curve, or a member is missing: that is the answer, not a failure.
    return false;
  }
}
