import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  appendToRange,
  EMPTY_RANGE,
  formatCheckpoint,
  formatTlogProof,
  generateKeys,
  growTree,
  EMPTY_TREE,
  leafHash,
  type NoteSigner,
  noteSigner,
  proveInclusion,
  rangeRoot,
  signNote,
  tileHashReader,
  tilePath,
} from '@askonce/tlog';
import canonicalize from 'canonicalize';
import type { Receipt, ReceiptOpening } from './contract';
import { RECEIPT_FORMAT } from './receipt-format';
import { receiptWords } from './receipt-words';

/** A leaf and what it commits to. */
export interface OpenedLeaf {
  readonly leaf: string;
  readonly opening: ReceiptOpening;
  readonly salt: string;
}

export const anOpening = (given: Partial<ReceiptOpening> = {}): ReceiptOpening => ({
  id: randomUUID(),
  action: 'askonce.evidence.released.v1',
  occurredAt: '2026-11-22T09:12:13.456Z',
  agency: 'housing',
  procedure: 'housing-benefit',
  purpose: 'housing-benefit-eligibility',
  lawfulBasis: 'consent',
  evidenceTypes: ['birth-certificate'],
  documents: [{ id: randomUUID(), version: 1, evidenceType: 'birth-certificate' }],
  outcome: 'released',
  requestId: randomUUID(),
  person: randomBytes(32).toString('base64'),
  details: randomBytes(32).toString('base64'),
  ...given,
});

/** @param changed members of the leaf that are other than what the opening says */
export function aLeaf(opening: ReceiptOpening, changed: Readonly<Record<string, unknown>> = {}): OpenedLeaf {
  const salt = randomBytes(32);
  const leaf = {
    id: randomBytes(16).toString('base64url'),
    kind: opening.action,
    ...(opening.agency !== null && { agency: opening.agency }),
    hour: `${opening.occurredAt.slice(0, 13)}:00:00Z`,
    commitment: createHash('sha256').update(salt).update(canonicalize(opening)!).digest('base64'),
    ...changed,
  };
  return { leaf: canonicalize(leaf)!, opening, salt: salt.toString('base64') };
}

/** A log with leaves as the audit service makes them, written down by other means, with a key of its own. */
export class ReceiptLog {
  private readonly keys = generateKeys('log.example');
  readonly verifierKey = this.keys.verifierKey;

  constructor(
    private readonly leaves: readonly OpenedLeaf[],
    private readonly cosigners: readonly NoteSigner[] = [],
  ) {}

  static of(...openings: readonly ReceiptOpening[]): ReceiptLog {
    return new ReceiptLog(openings.map((opening) => aLeaf(opening)));
  }

  async receipt(index: number): Promise<Receipt> {
    const { leaf, opening, salt } = this.leaves[index]!;
    const words = receiptWords(opening, false);
    return { format: RECEIPT_FORMAT, words, opening, salt, leaf, proof: await this.proof(index) };
  }

  async proof(index: number): Promise<string> {
    const hashes = this.leaves.map(({ leaf }) => leafHash(Buffer.from(leaf)));
    const { tiles } = growTree(EMPTY_TREE, hashes);
    const bytes = new Map(tiles.map(({ tile, bytes: content }) => [tilePath(tile), content]));
    const size = hashes.length;
    const reader = tileHashReader(size, (tile) => Promise.resolve(bytes.get(tilePath(tile))!));
    const root = rangeRoot(appendToRange(EMPTY_RANGE, hashes));
    const text = formatCheckpoint({ origin: 'log.example', size, root });
    const checkpoint = signNote(text, noteSigner(this.keys.signerKey), ...this.cosigners);
    return formatTlogProof({ index, hashes: await proveInclusion(index, size, reader), checkpoint });
  }
}
