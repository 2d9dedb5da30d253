import { createPrivateKey, createPublicKey, hash, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { base64In, base64Of } from './strict-text';
import { TlogError } from './tlog-error';

/** What knows one key, and tells its signatures of notes from others. */
export interface NoteVerifier {
  readonly name: string;
  /** 32 bits. */
  readonly keyId: number;
  /** Whether the key made this signature (without key id) of the note's text. */
  verify(text: string, signature: Uint8Array): boolean;
}

/** What signs notes by one key. */
export interface NoteSigner {
  readonly name: string;
  /** 32 bits. */
  readonly keyId: number;
  /** The signature (without key id) of a note's text. */
  sign(text: string): Uint8Array;
}

/** A pair of keys in the text form of Go's sumdb/note. */
export interface EncodedKeys {
  /** Secret. */
  readonly signerKey: string;
  readonly verifierKey: string;
}

/** Types of signature by their identifier byte (c2sp.org/signed-note, Signature types). */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;
export type SignatureType = keyof typeof SIGNATURE_TYPES;

/** The Ed25519 key behind a verifier key or signer key. */
export interface KeyMaterial {
  readonly name: string;
  readonly keyId: number;
  readonly key: KeyObject;
}

/** Bytes of an Ed25519 signature. */
export const ED25519_BYTES = 64;

const KEY_BYTES = 32;
const PRIVATE = 'PRIVATE+KEY+';
const MAX_KEY_LENGTH = 4_096;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Verifies notes by a key in the form `<name>+<key id in hex>+<Base 64>` (c2sp.org/signed-note, type 0x01).
 * @throws TlogError `key_malformed`, `key_id_mismatch`, `key_type_unsupported`
 */
export function noteVerifier(verifierKey: string): NoteVerifier {
  const { name, keyId, key } = decodeVerifierKey(verifierKey, 'ed25519');
  return { name, keyId, verify: (text, signature) => verifyEd25519(key, text, signature) };
}

/**
 * Signs notes by a key in the form `PRIVATE+KEY+<name>+<key id in hex>+<Base 64>`; no error quotes it.
 * @throws TlogError `key_malformed`, `key_id_mismatch`, `key_type_unsupported`
 */
export function noteSigner(signerKey: string): NoteSigner {
  const { name, keyId, key } = decodeSignerKey(signerKey, 'ed25519');
  return { name, keyId, sign: (text) => signEd25519(key, text) };
}

/**
 * New keys of a log, or of a witness.
 * @throws TlogError `key_malformed` for a name that no key can have
 */
export function generateKeys(name: string, type: SignatureType = 'ed25519'): EncodedKeys {
  return encodeKeys(name, randomBytes(KEY_BYTES), type);
}

/**
 * The keys that a seed of 32 bytes gives (RFC 8032 §5.1.5).
 * @throws TlogError `key_malformed` for a name that no key can have, or a seed of another length
 */
export function encodeKeys(name: string, seed: Uint8Array, type: SignatureType = 'ed25519'): EncodedKeys {
  checkKeyName(name);
  const publicKey = publicBytes(privateKeyFrom(seed));
  const id = keyIdHex(keyIdOf(name, type, publicKey));
  const encode = (bytes: Uint8Array) => `${name}+${id}+${base64Of(Buffer.from([SIGNATURE_TYPES[type], ...bytes]))}`;
  return { signerKey: `${PRIVATE}${encode(seed)}`, verifierKey: encode(publicKey) };
}

/**
 * The public half of a signer key.
 * @throws TlogError `key_malformed`, `key_id_mismatch`, `key_type_unsupported`
 */
export function verifierKeyOf(signerKey: string, type: SignatureType = 'ed25519'): string {
  const { name, keyId, key } = decodeSignerKey(signerKey, type);
  return `${name}+${keyIdHex(keyId)}+${base64Of(Buffer.from([SIGNATURE_TYPES[type], ...publicBytes(key)]))}`;
}

export function decodeVerifierKey(text: string, type: SignatureType): KeyMaterial {
  const { name, keyId, bytes } = fieldsOf(text, type);
  checkKeyId(keyId, keyIdOf(name, type, bytes));
  return { name, keyId, key: createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' }) };
}

export function decodeSignerKey(text: string, type: SignatureType): KeyMaterial {
  if (!text.startsWith(PRIVATE)) throw new TlogError('key_malformed', `A signer key begins with ${PRIVATE}`);
  const { name, keyId, bytes } = fieldsOf(text.slice(PRIVATE.length), type);
  const key = privateKeyFrom(bytes);
  checkKeyId(keyId, keyIdOf(name, type, publicBytes(key)));
  return { name, keyId, key };
}

export function signEd25519(key: KeyObject, text: string): Buffer {
  return sign(null, Buffer.from(text), key);
}

export function verifyEd25519(key: KeyObject, text: string, signature: Uint8Array): boolean {
  return signature.length === ED25519_BYTES && verify(null, Buffer.from(text), key, signature);
}

/** Not empty, and neither Unicode spaces nor plus nor control characters (c2sp.org/signed-note, Format). */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !/[\p{White_Space}+\u0000-\u001f]/u.test(name);
}

/** As it stands in keys: eight digits. */
export function keyIdHex(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

function checkKeyName(name: string): void {
  if (!isKeyName(name))
    throw new TlogError('key_malformed', 'The name of a key has no spaces and no plus, and is not empty');
}

/** Base 64 has pluses of its own: only the first two separate. */
function fieldsOf(text: string, type: SignatureType): { name: string; keyId: number; bytes: Buffer } {
  const nameEnd = text.indexOf('+');
  const idEnd = text.indexOf('+', nameEnd + 1);
  const [name, id] = [text.slice(0, Math.max(nameEnd, 0)), text.slice(nameEnd + 1, Math.max(idEnd, 0))];
  const material = text.length <= MAX_KEY_LENGTH ? base64In(text.slice(idEnd + 1)) : undefined;
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id) || !material?.length) {
    throw new TlogError('key_malformed', 'A key is written <name>+<8 hex digits>+<Base 64>');
  }
  if (material[0] !== SIGNATURE_TYPES[type]) {
    throw new TlogError('key_type_unsupported', `The key is not of type ${SIGNATURE_TYPES[type]}`);
  }
  const bytes = material.subarray(1);
  if (bytes.length !== KEY_BYTES) throw new TlogError('key_malformed', `An Ed25519 key has ${KEY_BYTES} bytes`);
  return { name, keyId: Number.parseInt(id, 16), bytes };
}

function checkKeyId(written: number, computed: number): void {
  if (written === computed) return;
  throw new TlogError('key_id_mismatch', 'The id in the key is not that of its name and key: one of them was altered');
}

/** The first four bytes of SHA-256 over name, newline, type and public key (c2sp.org/signed-note, Signatures). */
function keyIdOf(name: string, type: SignatureType, publicKey: Uint8Array): number {
  const input = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([SIGNATURE_TYPES[type]]), publicKey]);
  return hash('sha256', input, 'buffer').readUInt32BE(0);
}

function privateKeyFrom(seed: Uint8Array): KeyObject {
  if (seed.length !== KEY_BYTES) throw new TlogError('key_malformed', `The seed of a key has ${KEY_BYTES} bytes`);
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytes(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-KEY_BYTES);
}
