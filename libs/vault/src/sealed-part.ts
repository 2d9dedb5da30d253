import { bind, decrypt, encrypt, NONCE_BYTES, TAG_BYTES, type AeadParameters } from './aead';
import { SealBroken } from './vault-errors';

/** Bytes of plaintext in every part but the last. */
export const PART_BYTES = 64 * 1024;

/** Bytes of every sealed part but the last: ciphertext and tag. */
export const SEALED_PART_BYTES = PART_BYTES + TAG_BYTES;

const MAX_NUMBER = 0xffff_ffff;

/** One part of a sealed document, the same at rest and on Kafka. */
export interface SealedPart {
  /** Position in the document, from 0. */
  readonly number: number;
  /** Whether the document ends with this part. */
  readonly last: boolean;
  /** Ciphertext, then the tag of 16 bytes. */
  readonly bytes: Uint8Array;
}

/** The key of one document version and what it is bound to. */
export interface PartsSeal {
  /** 32 random bytes that seal this content and nothing else, ever: the nonces rely on it. */
  readonly key: Uint8Array;
  /** The content id; parts of one content do not open as parts of another. */
  readonly context: string;
}

/**
 * Seals one part on its own.
 * @throws RangeError when the part is longer than 64 KiB, or shorter and not the last, or its number exceeds 32 bits
 */
export function sealPart(seal: PartsSeal, plaintext: Uint8Array, position: Omit<SealedPart, 'bytes'>): SealedPart {
  if (!isPossible(plaintext.length, position)) throw new RangeError('A part of an impossible length or number');
  return { ...position, bytes: encrypt(parameters(seal, position), plaintext) };
}

/**
 * Opens one part on its own, so that parts may arrive in any order; `number` and `last` are authenticated, but that every
 * part has arrived is for the caller to check (or for `unsealParts`).
 * @throws SealBroken when the part is not byte for byte what was sealed at this position under this key and context
 */
export function unsealPart(seal: PartsSeal, part: SealedPart): Buffer {
  if (!isPossible(part.bytes.length - TAG_BYTES, part))
    throw new SealBroken('a part of an impossible length or number');
  return decrypt(parameters(seal, part), part.bytes);
}

/** Only the single part of an empty content may be empty: otherwise two sealings of the same bytes could differ in parts. */
function isPossible(length: number, { number, last }: Omit<SealedPart, 'bytes'>): boolean {
  if (!Number.isInteger(number) || number < 0 || number > MAX_NUMBER) return false;
  return last ? length <= PART_BYTES && length >= Math.min(number, 1) : length === PART_BYTES;
}

/**
 * The nonce of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance", CRYPTO 2015): prefix of 7 bytes, counter of 4, last flag of 1. The prefix is zero, as in age: it
 * exists to tell apart streams under one key, and each key seals one stream only.
 */
function parameters({ key, context }: PartsSeal, { number, last }: Omit<SealedPart, 'bytes'>): AeadParameters {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return { key, nonce, associatedData: bind('part.v1', context) };
}
