import { createHash } from 'node:crypto';
import { encodeKeys, generateKeys, noteSigner, noteVerifier, verifierKeyOf } from './note-keys';
import { cosignatureVerifier, cosigner } from './cosignature';
import { refusalOf } from './refusal.fixture';

/** The keys in the documentation of Go's sumdb/note. */
const VERIFIER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SIGNER_KEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';

it('reads keys of other people', () => {
  expect(noteVerifier(VERIFIER_KEY)).toMatchObject({ name: 'PeterNeumann', keyId: 0xc74f20a3 });
  expect(noteSigner(SIGNER_KEY)).toMatchObject({ name: 'PeterNeumann', keyId: 0xc74f20a3 });
  expect(noteVerifier('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8').keyId).toBe(0x033de0ae);
  expect(cosignatureVerifier('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2').keyId).toBe(
    0xda77ade7,
  );
});

it('writes keys as others do', () => {
  const keySeed = Buffer.from('gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=', 'base64');
  expect(encodeKeys('PeterNeumann', keySeed)).toEqual({ signerKey: SIGNER_KEY, verifierKey: VERIFIER_KEY });
});

it('tells the public half of a signer key', () => {
  expect(verifierKeyOf(SIGNER_KEY)).toBe(VERIFIER_KEY);
  const witness = generateKeys('witness.example', 'cosignature');
  expect(verifierKeyOf(witness.signerKey, 'cosignature')).toBe(witness.verifierKey);
});

it('makes new keys that fit each other', () => {
  const [one, other] = [generateKeys('log.example'), generateKeys('log.example')];
  expect(one.signerKey).not.toBe(other.signerKey);
  const signature = noteSigner(one.signerKey).sign('text\n');
  expect(noteVerifier(one.verifierKey).verify('text\n', signature)).toBe(true);
  expect(noteVerifier(one.verifierKey).verify('other\n', signature)).toBe(false);
  expect(noteVerifier(other.verifierKey).verify('text\n', signature)).toBe(false);
});

describe('a key that was altered', () => {
  const altered = (key: string) => [
    ...Array.from(key, (_, at) => key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) + 1) + key.slice(at + 1)),
    ...Array.from(key, (_, at) => key.slice(0, at)),
    ...Array.from(key.slice(1), (_, at) => key.slice(at + 1)),
    ...Array.from(key, (_, at) => `${key.slice(0, at)}+${key.slice(at)}`),
  ];
  const reasons = /^(key_malformed|key_id_mismatch|key_type_unsupported)$/;

  it('is refused wherever it was: verifier key', () => {
    for (const key of altered(VERIFIER_KEY)) expect(refusalOf(() => noteVerifier(key))).toMatch(reasons);
  });

  it('is refused wherever it was: signer key, which is never quoted', () => {
    for (const key of altered(SIGNER_KEY)) {
      expect(refusalOf(() => noteSigner(key))).toMatch(reasons);
      expect(() => noteSigner(key)).not.toThrow(/YEKFAL|Y7hfZx|XHKD/);
    }
  });
});

it.each([
  ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==', 'key_malformed'],
  ['PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'key_type_unsupported'],
  ['Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'key_malformed'],
  ['Peter\u00a0Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'key_malformed'],
  ['EnochRoot+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'key_id_mismatch'],
  ['', 'key_malformed'],
  ['+', 'key_malformed'],
  ['++', 'key_malformed'],
  ['a+00000000+', 'key_malformed'],
  [`a+00000000+${'A'.repeat(10_000_000)}`, 'key_malformed'],
])('refuses the verifier key %.60s', (key, code) => {
  expect(refusalOf(() => noteVerifier(key))).toBe(code);
});

it('keeps keys of logs and of witnesses apart', () => {
  const log = encodeKeys('a.example', Buffer.alloc(32, 1));
  const witness = encodeKeys('a.example', Buffer.alloc(32, 1), 'cosignature');
  expect(log.verifierKey).not.toBe(witness.verifierKey);
  expect(refusalOf(() => noteVerifier(witness.verifierKey))).toBe('key_type_unsupported');
  expect(refusalOf(() => noteSigner(witness.signerKey))).toBe('key_type_unsupported');
  expect(refusalOf(() => cosignatureVerifier(log.verifierKey))).toBe('key_type_unsupported');
  expect(refusalOf(() => cosigner(log.signerKey, () => 0))).toBe('key_type_unsupported');
});

it.each(['', 'a b', 'a+b', 'a\nb', 'a\u2003b', 'a\0b', '\ud800'])('gives no key the name %j', (name) => {
  expect(refusalOf(() => generateKeys(name))).toBe('key_malformed');
});

it('refuses seeds of other lengths', () => {
  expect(refusalOf(() => encodeKeys('a', Buffer.alloc(31)))).toBe('key_malformed');
});

it('verifies nothing by a public key that is no point of the curve', () => {
  const material = Buffer.concat([Buffer.from([0x01]), Buffer.alloc(32, 0xff)]);
  const id = createHash('sha256').update('a\n').update(material).digest('hex').slice(0, 8);
  const verifier = noteVerifier(`a+${id}+${material.toString('base64')}`);
  expect(verifier.verify('text\n', Buffer.alloc(64))).toBe(false);
});
