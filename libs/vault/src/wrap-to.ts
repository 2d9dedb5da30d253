import { CompactEncrypt, compactDecrypt, importJWK, type CompactDecryptResult, type CryptoKey, type JWK } from 'jose';
import { KEY_BYTES } from './aead';
import { InvalidKey, UnsupportedKey, WrappedKeyRefused } from './vault-errors';

const TYPE = 'askonce-key';
const ENCRYPTION = 'A256GCM';

type Algorithm = 'ECDH-ES+A256KW' | 'RSA-OAEP-256';
type Imported = CryptoKey | Uint8Array;

/**
 * Wraps a content key to its receiver: a compact JWE (RFC 7516) whose protected header carries the context, encrypted by
 * ECDH-ES+A256KW for an EC P-256 key and by RSA-OAEP-256 for an RSA key.
 * @param publicJwk the receiver's registered key; its `use`, `alg` and `key_ops` are ignored, because a client may have
 * registered one key only, for signing (Degabriele et al., CT-RSA 2012, on the joint use of one elliptic curve key)
 * @param context what the key was claimed for: the id of the release
 * @throws UnsupportedKey when the key is of another kind, malformed, or an RSA key below 2048 bits
 * @throws InvalidKey when the content key is not 32 bytes long
 */
export async function wrapTo(publicJwk: JWK, key: Uint8Array, context: string): Promise<string> {
  if (key.length !== KEY_BYTES) throw new InvalidKey(`A key has ${KEY_BYTES} bytes, this one has ${key.length}`);
  const alg = algorithmFor(publicJwk);
  const imported = await importFor(alg, publicMembers(publicJwk));
  const kid = publicJwk.kid === undefined ? {} : { kid: publicJwk.kid };
  return new CompactEncrypt(key)
    .setProtectedHeader({ alg, enc: ENCRYPTION, typ: TYPE, context, ...kid })
    .encrypt(imported)
    .catch((cause: unknown) => {
      throw new UnsupportedKey('The key cannot be encrypted to', { cause });
    });
}

/**
 * Unwraps what `wrapTo` returned; wipe the key after use.
 * @throws WrappedKeyRefused when the JWE was altered, is meant for another key or context, or uses another algorithm
 * @throws UnsupportedKey when the private key is of a kind that keys are not wrapped to
 */
export async function unwrapWith(privateJwk: JWK, jwe: string, expectedContext: string): Promise<Uint8Array> {
  const alg = algorithmFor(privateJwk);
  const imported = await importFor(alg, { ...publicMembers(privateJwk), ...privateMembers(privateJwk) });
  const { plaintext, protectedHeader } = await decryptWith(imported, alg, jwe);
  if (protectedHeader.typ !== TYPE || protectedHeader['context'] !== expectedContext) {
    throw new WrappedKeyRefused('The key was wrapped for something else');
  }
  if (plaintext.length !== KEY_BYTES) throw new WrappedKeyRefused('The wrapped key has a wrong length');
  return plaintext;
}

function decryptWith(key: Imported, alg: Algorithm, jwe: string): Promise<CompactDecryptResult> {
  const allowed = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [ENCRYPTION] };
  return compactDecrypt(jwe, key, allowed).catch((cause: unknown) => {
    throw new WrappedKeyRefused('The wrapped key cannot be opened', { cause });
  });
}

function algorithmFor({ kty, crv }: JWK): Algorithm {
  if (kty === 'EC' && crv === 'P-256') return 'ECDH-ES+A256KW';
  if (kty === 'RSA') return 'RSA-OAEP-256';
  throw new UnsupportedKey('Keys are wrapped to EC P-256 and RSA keys only');
}

function importFor(alg: Algorithm, jwk: JWK): Promise<Imported> {
  return importJWK(jwk, alg).catch((cause: unknown) => {
    throw new UnsupportedKey('The key is malformed', { cause });
  });
}

function publicMembers(jwk: JWK): JWK {
  return pick(jwk, ['kty', 'crv', 'x', 'y', 'n', 'e']);
}

function privateMembers(jwk: JWK): JWK {
  return pick(jwk, ['d', 'p', 'q', 'dp', 'dq', 'qi']);
}

function pick(jwk: JWK, members: readonly (keyof JWK)[]): JWK {
  return Object.fromEntries(members.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]]));
}
