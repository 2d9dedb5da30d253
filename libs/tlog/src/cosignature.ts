import { parseCheckpoint } from './checkpoint';
import type { NoteSignature } from './note';
import {
  decodeSignerKey,
  decodeVerifierKey,
  ED25519_BYTES,
  signEd25519,
  verifyEd25519,
  type NoteSigner,
  type NoteVerifier,
} from './note-keys';
import { checkNumber, MAX_NUMBER } from './numbers';

const TIME_BYTES = 8;

/**
 * Verifies cosignatures by a witness's key, a verifier key of type 0x04 (c2sp.org/tlog-cosignature, Ed25519).
 * @throws TlogError `key_malformed`, `key_id_mismatch`, `key_type_unsupported`
 */
export function cosignatureVerifier(verifierKey: string): NoteVerifier {
  const { name, keyId, key } = decodeVerifierKey(verifierKey, 'cosignature');
  const verify = (text: string, bytes: Uint8Array): boolean => {
    const time = bytes.length === TIME_BYTES + ED25519_BYTES ? timeIn(bytes) : undefined;
    return time !== undefined && verifyEd25519(key, messageOf(text, time), bytes.subarray(TIME_BYTES));
  };
  return { name, keyId, verify };
}

/**
 * Cosigns checkpoints by a signer key of type 0x04. What a cosignature states, that this is the largest consistent tree seen of
 * this log, is for the caller to see to.
 * @param now the time in seconds since 1970, asked at each signature
 * @throws TlogError `key_malformed`, `key_id_mismatch`, `key_type_unsupported`; when signing `checkpoint_malformed` for another
 * text, `number_malformed` and `number_too_large` for a time that is none
 */
export function cosigner(signerKey: string, now: () => number): NoteSigner {
  const { name, keyId, key } = decodeSignerKey(signerKey, 'cosignature');
  const sign = (text: string): Uint8Array => {
    parseCheckpoint(text);
    const time = now();
    checkNumber(time, 'The time of a cosignature');
    const bytes = Buffer.alloc(TIME_BYTES);
    bytes.writeBigUInt64BE(BigInt(time));
    return Buffer.concat([bytes, signEd25519(key, messageOf(text, time))]);
  };
  return { name, keyId, sign };
}

/** When a verified cosignature was made, in seconds since 1970; undefined for a signature of another type. */
export function cosignatureTime({ signature }: NoteSignature): number | undefined {
  return signature.length === TIME_BYTES + ED25519_BYTES ? timeIn(signature) : undefined;
}

/** A time above 2^53 − 1 is none that a witness has read from a clock. */
function timeIn(bytes: Uint8Array): number | undefined {
  const time = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readBigUInt64BE(0);
  return time > BigInt(MAX_NUMBER) ? undefined : Number(time);
}

function messageOf(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}
