import { openCheckpoint, parseSignedCheckpoint, type LogPolicy, type VerifiedCheckpoint } from './checkpoint';
import { checkHashes, leafHash, type Hash } from './hashes';
import { checkNumber, numberIn } from './numbers';
import { base64In, base64Of, hashIn, splitAtEmptyLine, textIn, type TextInput } from './strict-text';
import { TlogError } from './tlog-error';
import { verifyInclusion } from './verification';

/** How such a proof is named as a file. */
export const TLOG_PROOF_EXTENSION = '.tlog-proof';

const HEADER = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = 'index ';

/** That an entry is in a log, to be verified without the log (c2sp.org/tlog-proof). */
export interface TlogProof {
  /** What the application adds; nobody signed it. */
  readonly extra?: Uint8Array;
  /** Of the entry, from 0. */
  readonly index: number;
  /** The inclusion proof, the leaf's sibling first. */
  readonly hashes: readonly Hash[];
  /** A signed checkpoint, as the log gave it. */
  readonly checkpoint: string;
}

/** What a proof has shown. */
export interface ProvenEntry {
  readonly index: number;
  readonly checkpoint: VerifiedCheckpoint;
  /** Still nobody's word. */
  readonly extra?: Uint8Array;
}

/**
 * @throws TlogError `number_malformed`, `number_too_large`, `hash_malformed`; for the checkpoint what
 * `parseSignedCheckpoint` throws
 */
export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  checkNumber(index, 'The index');
  checkHashes(hashes, 'A hash of the proof');
  parseSignedCheckpoint(checkpoint);
  const head = [HEADER, ...(extra?.length ? [`${EXTRA}${base64Of(extra)}`] : []), `${INDEX}${index}`];
  return `${[...head, ...hashes.map(base64Of)].join('\n')}\n\n${checkpoint}`;
}

/**
 * Takes a proof apart and verifies nothing.
 * @throws TlogError `proof_malformed`, `text_too_large`, `number_too_large`; for the checkpoint what
 * `parseSignedCheckpoint` throws
 */
export function parseTlogProof(input: TextInput): TlogProof {
  const parts = splitAtEmptyLine(textIn(input) ?? '');
  if (parts?.lines[0] !== HEADER) throw malformed(`A proof begins with ${HEADER} and ends with a checkpoint`);
  const [extraLine, ...others] = parts.lines.slice(1);
  const extra = extraLine?.startsWith(EXTRA) ? extraIn(extraLine.slice(EXTRA.length)) : undefined;
  const [indexLine, ...hashLines] = extra ? others : parts.lines.slice(1);
  if (!indexLine?.startsWith(INDEX)) throw malformed('A proof names the index of its entry');
  parseSignedCheckpoint(parts.rest);
  return {
    ...(extra && { extra }),
    index: numberIn(indexLine.slice(INDEX.length), 'The index', 'proof_malformed'),
    hashes: hashLines.map((line) => hashIn(line, 'A line of the proof', 'proof_malformed')),
    checkpoint: parts.rest,
  };
}

/**
 * Returns when the proof shows that the entry is in the log; needs nothing but what it is given.
 * @param entry the bytes of the entry, as they are in the log
 * @throws TlogError what `parseTlogProof`, `openCheckpoint` and `verifyInclusion` throw
 */
export function verifyTlogProof(input: TextInput, entry: Uint8Array, policy: LogPolicy): ProvenEntry {
  const { index, hashes, extra, checkpoint: signed } = parseTlogProof(input);
  const checkpoint = openCheckpoint(signed, policy);
  verifyInclusion({ leafHash: leafHash(entry), index, size: checkpoint.size, root: checkpoint.root }, hashes);
  return { index, checkpoint, ...(extra && { extra }) };
}

function extraIn(text: string): Uint8Array {
  const bytes = base64In(text);
  if (!bytes?.length) throw malformed('Extra data is Base 64, and its line is absent when there is none');
  return bytes;
}

function malformed(message: string): TlogError {
  return new TlogError('proof_malformed', message);
}
