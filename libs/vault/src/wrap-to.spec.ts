import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { createContentKey } from './content-key';
import { InvalidKey, UnsupportedKey, WrappedKeyRefused } from './vault-errors';
import { unwrapWith, wrapTo } from './wrap-to';

interface Pair {
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

async function aPair(algorithm: string, modulusLength = 2048): Promise<Pair> {
  const pair = await generateKeyPair(algorithm, { extractable: true, modulusLength });
  return { publicJwk: await exportJWK(pair.publicKey), privateJwk: await exportJWK(pair.privateKey) };
}

const headerOf = (jwe: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwe.split('.', 1)[0]!, 'base64url').toString()) as Record<string, unknown>;

describe('a key wrapped to its receiver', () => {
  const key = createContentKey();
  let ec: Pair;
  let rsa: Pair;

  beforeAll(async () => {
    ec = await aPair('ES256');
    rsa = await aPair('RSA-OAEP-256');
  });

  it.each([
    ['EC P-256', () => ec, 'ECDH-ES+A256KW'],
    ['RSA', () => rsa, 'RSA-OAEP-256'],
  ])('opens with the private %s key', async (_, pair, alg) => {
    const jwe = await wrapTo({ ...pair().publicJwk, kid: 'k1' }, key, 'release-1');
    expect(Buffer.from(await unwrapWith(pair().privateJwk, jwe, 'release-1'))).toEqual(key);
    expect(headerOf(jwe)).toMatchObject({ alg, enc: 'A256GCM', typ: 'askonce-key', context: 'release-1', kid: 'k1' });
  });

  it('may be wrapped to a key that was registered for signing', async () => {
    const signing = { use: 'sig', alg: 'ES256', key_ops: ['verify'] };
    const jwe = await wrapTo({ ...ec.publicJwk, ...signing }, key, 'release-1');
    const opened = await unwrapWith({ ...ec.privateJwk, ...signing, key_ops: ['sign'] }, jwe, 'release-1');
    expect(Buffer.from(opened)).toEqual(key);
  });

  it('is never wrapped with the private half in the header', async () => {
    const jwe = await wrapTo(ec.privateJwk, key, 'release-1');
    expect(JSON.stringify(headerOf(jwe))).not.toContain(ec.privateJwk.d);
  });

  it('is refused for another context', async () => {
    const jwe = await wrapTo(ec.publicJwk, key, 'release-1');
    await expect(unwrapWith(ec.privateJwk, jwe, 'release-2')).rejects.toThrow(WrappedKeyRefused);
  });

  it('is refused by another receiver', async () => {
    const jwe = await wrapTo(ec.publicJwk, key, 'release-1');
    await expect(unwrapWith((await aPair('ES256')).privateJwk, jwe, 'release-1')).rejects.toThrow(WrappedKeyRefused);
    await expect(unwrapWith(rsa.privateJwk, jwe, 'release-1')).rejects.toThrow(WrappedKeyRefused);
  });

  it('is refused when any of its parts is altered', async () => {
    const parts = (await wrapTo(ec.publicJwk, key, 'release-1')).split('.');
    for (const index of parts.keys()) {
      const altered = parts.map((part, at) => (at === index ? `${part[0] === 'A' ? 'B' : 'A'}${part.slice(1)}` : part));
      await expect(unwrapWith(ec.privateJwk, altered.join('.'), 'release-1')).rejects.toThrow(WrappedKeyRefused);
    }
  });

  it.each(['', 'a.b.c.d.e', '....', 'nonsense'])('is refused when it is %j', async (jwe) => {
    await expect(unwrapWith(ec.privateJwk, jwe, 'release-1')).rejects.toThrow(WrappedKeyRefused);
  });

  it.each([
    ['another key management', { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'askonce-key' }, key],
    ['another content encryption', { alg: 'ECDH-ES+A256KW', enc: 'A128CBC-HS256', typ: 'askonce-key' }, key],
    ['another type', { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: 'JWT' }, key],
    ['a key of another length', { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', typ: 'askonce-key' }, key.subarray(16)],
  ])('is refused with %s', async (_, header, payload) => {
    const jwe = await new CompactEncrypt(payload)
      .setProtectedHeader({ ...header, context: 'release-1' })
      .encrypt(await importJWK(ec.publicJwk, header.alg));
    await expect(unwrapWith(ec.privateJwk, jwe, 'release-1')).rejects.toThrow(WrappedKeyRefused);
  });

  it('is not wrapped to keys that are too weak or of another kind', async () => {
    const octets: JWK = { kty: 'oct', k: Buffer.alloc(32).toString('base64url') };
    const p384 = (await aPair('ES384')).publicJwk;
    const weak = { ...rsa.publicJwk, n: Buffer.alloc(128, 0xff).toString('base64url') };
    const offCurve = { ...ec.publicJwk, x: Buffer.alloc(32, 1).toString('base64url') };
    for (const jwk of [octets, p384, weak, offCurve, { kty: 'EC', crv: 'P-256' }]) {
      await expect(wrapTo(jwk, key, 'release-1')).rejects.toThrow(UnsupportedKey);
    }
  });

  it('has 32 bytes', async () => {
    await expect(wrapTo(ec.publicJwk, Buffer.alloc(16), 'release-1')).rejects.toThrow(InvalidKey);
  });
});
