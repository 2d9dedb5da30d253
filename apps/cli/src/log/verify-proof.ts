import { isReceiptRefused, MAX_RECEIPT_BYTES, type ReceiptRefusalCode, verifyReceipt } from '@askonce/client';
import {
  isTlogError,
  type LogPolicy,
  type ProvenEntry,
  QuorumMissed,
  type VerifiedCheckpoint,
  verifyTlogProof,
} from '@askonce/tlog';
import { CliError } from '../cli-error';
import { fileHead } from '../file-head';
import { systemCode } from '../system-code';
import { logPolicyOf, readPolicy } from './witness-policy';

/** What was given to the command. */
export interface ProofGiven {
  readonly file: string;
  /** The leaf that a bare proof is about. */
  readonly entryFile?: string | undefined;
  readonly verifierKey: string;
  /** The file of the policy that says which witnesses are demanded. */
  readonly witnessesFile?: string | undefined;
}

/** Whom the file was held to. */
interface Held {
  readonly policy: LogPolicy;
}

export interface Shown extends Held, Pick<ProvenEntry, 'index' | 'checkpoint'> {
  /** What happened, a line for each thing; undefined of a bare proof, which does not say it. */
  readonly words?: readonly string[];
  readonly opening?: object;
  /** As it is in the log. */
  readonly leaf: Uint8Array | string;
}

export interface Refused extends Held {
  readonly code: ReceiptRefusalCode;
  readonly message: string;
  /** Where all that is missing are cosignatures. */
  readonly checkpoint?: VerifiedCheckpoint;
}

const PROOF_BEGINS = 'c2sp.org/tlog-proof@';

/**
 * Verifies a receipt, or a proof with its leaf; asks nobody.
 * @throws CliError when the key is none, the policy is none, or a file cannot be read, or is one too many or too few
 */
export async function verifyProof(given: ProofGiven): Promise<Shown | Refused> {
  const { file, entryFile, verifierKey, witnessesFile } = given;
  const witnesses = witnessesFile === undefined ? undefined : await readPolicy(witnessesFile);
  const policy = logPolicyOf(verifierKey, witnesses);
  const content = await read(file);
  assertFits(given, content);
  const leaf = entryFile === undefined ? undefined : await read(entryFile);
  try {
    if (leaf !== undefined) return { ...verifyTlogProof(content, leaf, policy), leaf, policy };
    return { ...verifyReceipt(content, { verifierKey, ...(witnesses && { witnesses }) }), policy };
  } catch (error) {
    if (isReceiptRefused(error)) return { code: error.code, message: error.message, policy, ...missedBy(error.cause) };
    if (isTlogError(error)) return { code: error.code, message: `${error.message}.`, policy, ...missedBy(error) };
    throw error;
  }
}

/** A proof comes with its leaf, a receipt has it. */
function assertFits({ file, entryFile }: ProofGiven, content: Buffer): void {
  const isProof = content.subarray(0, PROOF_BEGINS.length).toString() === PROOF_BEGINS;
  if (isProof && entryFile === undefined) {
    throw new CliError(`${file} is a proof without what it is about: name the leaf's file with --entry.`);
  }
  if (!isProof && entryFile !== undefined) {
    throw new CliError(`${file} is not a tlog-proof: --entry belongs to one, a receipt holds its leaf.`);
  }
}

const missedBy = (error: unknown): Pick<Refused, 'checkpoint'> =>
  error instanceof QuorumMissed ? { checkpoint: error.checkpoint } : {};

/** At most a byte more than what a receipt may have, whatever the file is. @throws CliError */
async function read(path: string): Promise<Buffer> {
  try {
    return await fileHead(path, MAX_RECEIPT_BYTES);
  } catch (cause) {
    throw new CliError(`${path} cannot be read (${systemCode(cause)}).`, { cause });
  }
}
