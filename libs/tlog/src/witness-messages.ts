import { parseSignedCheckpoint } from './checkpoint';
import { checkHashes, type Hash } from './hashes';
import { formatSignatures, parseSignatures, verifySignatures, type NoteSignature } from './note';
import type { NoteVerifier } from './note-keys';
import { checkNumber, numberIn } from './numbers';
import { base64Of, hashIn, splitAtEmptyLine, textIn, type TextInput } from './strict-text';
import { TlogError } from './tlog-error';

/** Hashes that a request may have (c2sp.org/tlog-witness, add-checkpoint). */
export const MAX_WITNESS_PROOF = 63;

/** The media type of the answer 409 that says which size the witness knows. */
export const SIZE_MEDIA_TYPE = 'text/x.tlog.size';

const OLD = 'old ';

/** What a log sends to a witness: a checkpoint, and that it continues the one which the witness knows. */
export interface AddCheckpointRequest {
  /** Leaves of the tree that the witness cosigned last; 0 for none. */
  readonly oldSize: number;
  /** The consistency proof between the two; empty from 0. */
  readonly proof: readonly Hash[];
  /** A signed checkpoint. */
  readonly checkpoint: string;
}

/**
 * @throws TlogError `witness_request_malformed`, `number_malformed`, `number_too_large`, `hash_malformed`; for the checkpoint what
 * `parseSignedCheckpoint` throws
 */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpointRequest): string {
  checkNumber(oldSize, 'The old size');
  checkHashes(proof, 'A hash of the proof');
  checkProofLength(proof.length);
  parseSignedCheckpoint(checkpoint);
  return `${[`${OLD}${oldSize}`, ...proof.map(base64Of)].join('\n')}\n\n${checkpoint}`;
}

/**
 * The body of a request, nothing of it verified; a witness answers these errors with 400.
 * @throws TlogError `witness_request_malformed`, `text_too_large`, `number_too_large`; for the checkpoint what
 * `parseSignedCheckpoint` throws
 */
export function parseAddCheckpoint(input: TextInput): AddCheckpointRequest {
  const parts = splitAtEmptyLine(textIn(input) ?? '');
  const [oldLine, ...hashLines] = parts?.lines ?? [];
  if (!parts || !oldLine?.startsWith(OLD)) {
    throw new TlogError(
      'witness_request_malformed',
      'A request names the old size, and has a checkpoint behind an empty line',
    );
  }
  checkProofLength(hashLines.length);
  parseSignedCheckpoint(parts.rest);
  return {
    oldSize: numberIn(oldLine.slice(OLD.length), 'The old size', 'witness_request_malformed'),
    proof: hashLines.map((line) => hashIn(line, 'A line of the proof', 'witness_request_malformed')),
    checkpoint: parts.rest,
  };
}

/**
 * The body of the answer 200.
 * @throws TlogError `witness_answer_malformed` when there is none, `note_malformed` for a signature that cannot be written in a line
 */
export function formatCosignatures(cosignatures: readonly NoteSignature[]): string {
  if (cosignatures.length === 0)
    throw new TlogError('witness_answer_malformed', 'An answer has a cosignature at least');
  return formatSignatures(cosignatures);
}

/**
 * The cosignatures in an answer 200 that the known witnesses made; others are left out.
 * @param checkpointText what was to be cosigned: the text of the note, without signatures
 * @throws TlogError `witness_answer_malformed`, `text_too_large`, `note_too_many_signatures`, `signature_invalid`, `key_ambiguous`
 */
export function openCosignatures(
  input: TextInput,
  checkpointText: string,
  witnesses: readonly NoteVerifier[],
): readonly NoteSignature[] {
  const signatures = parseSignatures(answerText(input), 'witness_answer_malformed');
  return verifySignatures(checkpointText, signatures, witnesses).verified;
}

/** The body of the answer 409 to a request with another old size than that of the tree which was cosigned last. */
export function formatKnownSize(size: number): string {
  checkNumber(size, 'The known size');
  return `${size}\n`;
}

/** @throws TlogError `witness_answer_malformed`, `number_too_large` */
export function parseKnownSize(input: TextInput): number {
  const text = answerText(input);
  if (!text.endsWith('\n')) throw new TlogError('witness_answer_malformed', 'The size is a line, with its newline');
  return numberIn(text.slice(0, -1), 'The size', 'witness_answer_malformed');
}

function answerText(input: TextInput): string {
  const text = textIn(input);
  if (text === undefined) throw new TlogError('witness_answer_malformed', 'An answer is UTF-8');
  return text;
}

function checkProofLength(length: number): void {
  if (length <= MAX_WITNESS_PROOF) return;
  throw new TlogError(
    'witness_request_malformed',
    `A request has at most ${MAX_WITNESS_PROOF} hashes, this one has ${length}`,
  );
}
