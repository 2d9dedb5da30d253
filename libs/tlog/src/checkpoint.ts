import { EMPTY_ROOT, equalHashes, HASH_BYTES, type Hash } from './hashes';
import { isBy, openNote, parseNote, type NoteSignature } from './note';
import type { NoteVerifier } from './note-keys';
import { checkNumber, numberIn } from './numbers';
import { base64Of, hashIn, type TextInput } from './strict-text';
import { TlogError } from './tlog-error';

/** What a log says of its tree (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: a line, most often the name of its key. */
  readonly origin: string;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Hash;
  /** Further lines, opaque and best absent. */
  readonly extensions: readonly string[];
}

/** Whom to trust for what. */
export interface LogPolicy {
  /** The key of the log. */
  readonly logKey: NoteVerifier;
  /** The origin line of the log, if it is not the name of its key. */
  readonly origin?: string;
  /** Keys whose cosignatures are verified. */
  readonly witnesses?: readonly NoteVerifier[];
  /** Of how many of these witnesses a checkpoint needs a cosignature; 0 if not given. */
  readonly quorum?: number;
}

/** A checkpoint that its log signed. */
export interface VerifiedCheckpoint extends Checkpoint {
  /** What was signed, to compare and cosign. */
  readonly text: string;
  /** Those of the known witnesses; `cosignatureTime` reads their times. */
  readonly cosignatures: readonly NoteSignature[];
}

/** What `quorum_missed` comes with: the log signed the checkpoint, and too few witnesses did. */
export class QuorumMissed extends TlogError {
  constructor(
    readonly checkpoint: VerifiedCheckpoint,
    message: string,
  ) {
    super('quorum_missed', message);
  }
}

/**
 * The text of a checkpoint, for `signNote`.
 * @throws TlogError `checkpoint_malformed` for what `parseCheckpoint` would refuse, `number_malformed`, `number_too_large`
 */
export function formatCheckpoint({
  origin,
  size,
  root,
  extensions,
}: Omit<Checkpoint, 'extensions'> & Partial<Checkpoint>): string {
  checkNumber(size, 'The size of a tree');
  if (root.length !== HASH_BYTES) throw malformed(`The root has ${root.length} bytes, not ${HASH_BYTES}`);
  const lines = [origin, String(size), base64Of(root), ...(extensions ?? [])];
  if (lines.some((line) => line === '' || /[\u0000-\u001f]/.test(line))) {
    throw malformed('Origin and extensions are lines that are not empty and have no control characters');
  }
  checkRoot(size, root);
  return `${lines.join('\n')}\n`;
}

/**
 * What the text of a note says; whether anybody signed it is not asked: use `openCheckpoint` before it is trusted.
 * @throws TlogError `checkpoint_malformed`, `number_too_large` for a tree above 2^53 − 1 leaves
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, sizeLine, rootLine, ...rest] = text.split('\n');
  const extensions = rest.slice(0, -1);
  if (!origin || sizeLine === undefined || rootLine === undefined || rest.at(-1) !== '' || extensions.includes('')) {
    throw malformed('A checkpoint is three lines or more: origin, size, root; none of them empty');
  }
  const size = numberIn(sizeLine, 'The size of the tree', 'checkpoint_malformed');
  const root = hashIn(rootLine, 'The root', 'checkpoint_malformed');
  checkRoot(size, root);
  return { origin, size, root, extensions };
}

/**
 * What a signed checkpoint says, its signatures not verified: to find out whose it is said to be, or that it is one.
 * @throws TlogError what `parseNote` and `parseCheckpoint` throw
 */
export function parseSignedCheckpoint(input: TextInput): Checkpoint {
  return parseCheckpoint(parseNote(input).text);
}

/**
 * Reads a signed checkpoint and verifies who made it: the log's own signature has to be there, and those of the quorum.
 * @throws TlogError `note_unsigned` when the log did not sign it, `checkpoint_origin_mismatch`, `quorum_missed` (a `QuorumMissed`),
 * `number_malformed` for a quorum that is none; what `openNote` and `parseCheckpoint` throw
 */
export function openCheckpoint(input: TextInput, policy: LogPolicy): VerifiedCheckpoint {
  const { logKey, origin = logKey.name, witnesses = [], quorum = 0 } = policy;
  checkNumber(quorum, 'The quorum');
  const { text, verified } = openNote(input, [logKey, ...witnesses]);
  if (!verified.some((signature) => isBy(signature, logKey))) {
    throw new TlogError('note_unsigned', `The log ${logKey.name} did not sign this checkpoint`);
  }
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== origin) {
    throw new TlogError('checkpoint_origin_mismatch', `The checkpoint is of ${checkpoint.origin}, not of ${origin}`);
  }
  const opened = { ...checkpoint, text, cosignatures: verified.filter((signature) => !isBy(signature, logKey)) };
  const reached = cosignersOf(opened, witnesses).length;
  if (reached >= quorum) return opened;
  throw new QuorumMissed(opened, `${reached} of ${witnesses.length} witnesses cosigned, ${quorum} are needed`);
}

/** Those of the witnesses that cosigned a checkpoint, each once, however often it did. */
export function cosignersOf(
  { cosignatures }: Pick<VerifiedCheckpoint, 'cosignatures'>,
  witnesses: readonly NoteVerifier[],
): NoteVerifier[] {
  return witnesses.filter((witness) => cosignatures.some((signature) => isBy(signature, witness)));
}

/** A log without entries has one root only. */
function checkRoot(size: number, root: Hash): void {
  if (size === 0 && !equalHashes(root, EMPTY_ROOT)) throw malformed('The root is not that of a tree without leaves');
}

function malformed(message: string): TlogError {
  return new TlogError('checkpoint_malformed', message);
}
