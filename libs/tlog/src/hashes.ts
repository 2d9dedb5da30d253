import { hash } from 'node:crypto';
import { TlogError } from './tlog-error';

/** Bytes of a hash: SHA-256. */
export const HASH_BYTES = 32;

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** 32 bytes. */
export type Hash = Uint8Array;

/** The root of the tree without leaves (RFC 6962 §2.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array());

/** The hash of an entry, of any length (RFC 6962 §2.1: SHA-256 of 0x00 and the entry). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(Buffer.concat([LEAF, entry]));
}

/** The hash above two hashes (RFC 6962 §2.1: SHA-256 of 0x01, left and right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** The hash above subtrees of falling height, as they stand from left to right. */
export function foldHashes(hashes: readonly Hash[]): Hash {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

export function equalHashes(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0;
}

/** @throws TlogError `hash_malformed` unless each has 32 bytes */
export function checkHashes(hashes: readonly Hash[], what: string): void {
  const wrong = hashes.find((candidate) => candidate.length !== HASH_BYTES);
  if (wrong) throw new TlogError('hash_malformed', `${what} has ${wrong.length} bytes; a hash has ${HASH_BYTES}`);
}

function sha256(input: Uint8Array): Buffer {
  return hash('sha256', input, 'buffer');
}
