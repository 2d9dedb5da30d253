import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Proofs } from '../checkpoints/proofs';
import { EntryReader } from '../entries/entry-reader';
import { LeafOpener, type OpenedLeaf } from '../leaves/leaf-opener';
import { ReceiptGone } from './receipts.problems';

/** An opened leaf, and that it is in the log. */
export interface Receipt extends OpenedLeaf {
  /** c2sp.org/tlog-proof@v1 */
  readonly proof: string;
  /** It did not fit the contracts. */
  readonly opaque: boolean;
}

/** Receipts of entries, for those who may read them. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly reader: EntryReader,
    private readonly proofs: Proofs,
    private readonly leaves: LeafOpener,
  ) {}

  /** @throws EntryNotFound, ProofNotReady, ReceiptGone, RegistryUnavailable */
  async get(actor: Actor, entryId: string): Promise<Receipt> {
    const { entry } = await this.reader.get(actor, entryId);
    const proof = await this.proofs.of(entry.leafIndex);
    const opened = await this.leaves.open(entry);
    if (opened === undefined) throw new ReceiptGone();
    return { ...opened, proof, opaque: entry.opaque };
  }
}
