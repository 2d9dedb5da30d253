import { isKeyName, keyIdHex, type NoteSigner, type NoteVerifier } from './note-keys';
import { base64In, base64Of, textIn, type TextInput } from './strict-text';
import { TlogError, type TlogErrorCode } from './tlog-error';

/** As many as Go's sumdb/note reads; the specification asks for 16. */
export const MAX_SIGNATURES = 100;

const KEY_ID_BYTES = 4;
const PREFIX = '— ';
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** One signature line, in which nothing is verified. */
export interface NoteSignature {
  readonly name: string;
  /** 32 bits. */
  readonly keyId: number;
  /** As its type defines, without the key id. */
  readonly signature: Uint8Array;
}

/** A text that ends in a newline, and who is said to have signed it (c2sp.org/signed-note). */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A text that at least one known key signed. */
export interface VerifiedNote {
  readonly text: string;
  /** Those that the known keys made, as they stand in the note; one key may have more than one. */
  readonly verified: readonly NoteSignature[];
  /** Those of other keys, of which nothing is known. */
  readonly unknown: readonly NoteSignature[];
}

/**
 * Signs a text.
 * @throws TlogError `note_malformed` when the text does not end in a newline, or has control characters
 */
export function signNote(text: string, ...signers: readonly NoteSigner[]): string {
  return formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) });
}

/** The signature of a text alone, to be put under it by `formatNote`. */
export function signText(text: string, signer: NoteSigner): NoteSignature {
  return { name: signer.name, keyId: signer.keyId, signature: signer.sign(text) };
}

/** @throws TlogError `note_malformed` for what `parseNote` would refuse */
export function formatNote({ text, signatures }: Note): string {
  const note = `${text}\n${formatSignatures(signatures)}`;
  if (!text.endsWith('\n') || !note.isWellFormed() || CONTROL.test(note) || signatures.length === 0) {
    throw new TlogError(
      'note_malformed',
      'A note is text without control characters that ends in a newline, and signed',
    );
  }
  return note;
}

/** @throws TlogError `note_malformed` for a signature that cannot be written in a line */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  return signatures.map(formatSignature).join('');
}

/**
 * Takes a note apart and verifies nothing: use `openNote` before the text is trusted.
 * @throws TlogError `note_malformed`, `text_too_large`, `note_too_many_signatures`
 */
export function parseNote(input: TextInput): Note {
  const message = textIn(input);
  if (message === undefined || CONTROL.test(message)) {
    throw new TlogError('note_malformed', 'A note is UTF-8 without control characters other than newlines');
  }
  const split = message.lastIndexOf('\n\n');
  if (split < 0) throw new TlogError('note_malformed', 'A note has an empty line before its signatures');
  return { text: message.slice(0, split + 1), signatures: parseSignatures(message.slice(split + 2), 'note_malformed') };
}

/**
 * @throws TlogError with the given code unless it is one signature line or more, `note_too_many_signatures`
 */
export function parseSignatures(lines: string, code: TlogErrorCode): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new TlogError(code, 'Signatures are lines, each with a newline at its end');
  const each = lines.slice(0, -1).split('\n', MAX_SIGNATURES + 1);
  if (each.length > MAX_SIGNATURES) {
    throw new TlogError('note_too_many_signatures', `At most ${MAX_SIGNATURES} signatures are read`);
  }
  return each.map((line) => parseSignature(line, code));
}

/**
 * Reads a note and verifies each signature in it that is said to be by a known key; others are let be.
 * @throws TlogError `signature_invalid` when one fails, `note_unsigned` when there is none, `key_ambiguous` when two known keys
 * have the same name and id; what `parseNote` throws
 */
export function openNote(input: TextInput, verifiers: readonly NoteVerifier[]): VerifiedNote {
  const { text, signatures } = parseNote(input);
  const { verified, unknown } = verifySignatures(text, signatures, verifiers);
  if (verified.length === 0) throw new TlogError('note_unsigned', 'None of the known keys signed this note');
  return { text, verified, unknown };
}

/** @throws TlogError `signature_invalid`, `key_ambiguous` */
export function verifySignatures(
  text: string,
  signatures: readonly NoteSignature[],
  verifiers: readonly NoteVerifier[],
): Omit<VerifiedNote, 'text'> {
  const known = new Map(verifiers.map((verifier) => [keyOf(verifier), verifier]));
  if (known.size < verifiers.length) throw new TlogError('key_ambiguous', 'Two of the known keys have one name and id');
  const [verified, unknown]: [NoteSignature[], NoteSignature[]] = [[], []];
  for (const signature of signatures) {
    const verifier = known.get(keyOf(signature));
    if (verifier && !verifier.verify(text, signature.signature)) {
      throw new TlogError(
        'signature_invalid',
        `The signature of ${keyOf(signature)} is not by that key, or of another text`,
      );
    }
    (verifier ? verified : unknown).push(signature);
  }
  return { verified, unknown };
}

/** Whether a key made it, by name and id. */
export function isBy(signature: NoteSignature, key: Pick<NoteVerifier, 'name' | 'keyId'>): boolean {
  return signature.name === key.name && signature.keyId === key.keyId;
}

function keyOf({ name, keyId }: Pick<NoteSignature, 'name' | 'keyId'>): string {
  return `${name}+${keyIdHex(keyId)}`;
}

function formatSignature({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name) || signature.length === 0) {
    throw new TlogError('note_malformed', 'A signature has a name without spaces and plus, and is not empty');
  }
  const bytes = Buffer.alloc(KEY_ID_BYTES + signature.length);
  bytes.writeUInt32BE(keyId);
  bytes.set(signature, KEY_ID_BYTES);
  return `${PREFIX}${name} ${base64Of(bytes)}\n`;
}

function parseSignature(line: string, code: TlogErrorCode): NoteSignature {
  const nameEnd = line.indexOf(' ', PREFIX.length);
  const name = line.slice(PREFIX.length, Math.max(nameEnd, 0));
  const bytes = base64In(line.slice(nameEnd + 1));
  if (!line.startsWith(PREFIX) || !isKeyName(name) || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw new TlogError(
      code,
      'A signature is a line of an em dash, the name of a key, and Base 64 of its id and signature',
    );
  }
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(KEY_ID_BYTES) };
}
