import { createReadStream } from 'node:fs';
import { isReceiptRefused, MAX_RECEIPT_BYTES, type ReceiptRefusalCode, verifyReceipt } from '@askonce/client';
import { isTlogError, type ProvenEntry, verifyTlogProof } from '@askonce/tlog';
import { CliError } from '../cli-error';
import { logKeyOf } from './verifier-key';

/** What was given to the command. */
export interface ProofGiven {
  readonly file: string;
  /** The leaf that a bare proof is about. */
  readonly entryFile?: string | undefined;
  readonly verifierKey: string;
}

export interface Shown extends Pick<ProvenEntry, 'index' | 'checkpoint'> {
  /** What happened, a line for each thing; undefined of a bare proof, which does not say it. */
  readonly words?: readonly string[];
  readonly opening?: object;
  /** As it is in the log. */
  readonly leaf: Uint8Array | string;
}

export interface Refused {
  readonly code: ReceiptRefusalCode;
  readonly message: string;
}

const PROOF_BEGINS = 'c2sp.org/tlog-proof@';

/**
 * Verifies a receipt, or a proof with its leaf; asks nobody.
 * @throws CliError when the key is none, or a file cannot be read, or is one too many or too few
 */
export async function verifyProof({ file, entryFile, verifierKey }: ProofGiven): Promise<Shown | Refused> {
  const logKey = logKeyOf(verifierKey);
  const content = await read(file);
  const isProof = content.subarray(0, PROOF_BEGINS.length).toString() === PROOF_BEGINS;
  if (isProof && entryFile === undefined) {
    throw new CliError(`${file} is a proof without what it is about: name the leaf's file with --entry.`);
  }
  if (!isProof && entryFile !== undefined) {
    throw new CliError(`${file} is not a tlog-proof: --entry belongs to one, a receipt holds its leaf.`);
  }
  const leaf = entryFile === undefined ? undefined : await read(entryFile);
  try {
    if (leaf === undefined) return verifyReceipt(content, { verifierKey });
    return { ...verifyTlogProof(content, leaf, { logKey }), leaf };
  } catch (error) {
    if (isReceiptRefused(error)) return { code: error.code, message: error.message };
    if (isTlogError(error)) return { code: error.code, message: `${error.message}.` };
    throw error;
  }
}

/** At most a byte more than what a receipt may have, whatever the file is. @throws CliError */
async function read(path: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const part of createReadStream(path, { end: MAX_RECEIPT_BYTES })) parts.push(part as Buffer);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new CliError(`${path} cannot be read (${String(code)}).`, { cause });
  }
  return Buffer.concat(parts);
}
