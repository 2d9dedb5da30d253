import { Injectable } from '@nestjs/common';
import type { Actor } from '@askonce/auth';
import { Proofs } from '../checkpoints/proofs';
import { EntryReader } from './entry-reader';

/** Proofs of entries, for those who may read them. */
@Injectable()
export class EntryProofs {
  constructor(
    private readonly reader: EntryReader,
    private readonly proofs: Proofs,
  ) {}

  /** @throws EntryNotFound, ProofNotReady, RegistryUnavailable */
  async of(actor: Actor, entryId: string): Promise<string> {
    const { entry } = await this.reader.get(actor, entryId);
    return this.proofs.of(entry.leafIndex);
  }
}
