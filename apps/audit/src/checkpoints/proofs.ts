import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { formatTlogProof, proveInclusion } from '@askonce/tlog';
import { TreeReader } from '../tree/tree-reader';
import { ProofNotReady } from './checkpoints.problems';
import { CosignedCheckpoints } from './cosigned-checkpoints';
import type { SignedCheckpoint } from './log-folder';

/** Proofs that an entry is in what was signed. */
@Injectable()
export class Proofs {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: CosignedCheckpoints,
    private readonly trees: TreeReader,
  ) {}

  /** In the form of c2sp.org/tlog-proof@v1. @throws ProofNotReady while no checkpoint holds the leaf */
  async of(leafIndex: number): Promise<string> {
    const { size, note: checkpoint } = await this.checkpointWith(leafIndex);
    const hashes = await proveInclusion(leafIndex, size, this.trees.hashes(this.database, { log: 'facts', size }));
    return formatTlogProof({ index: leafIndex, hashes, checkpoint });
  }

  /** One with its quorum of witnesses is worth more to whoever keeps the proof than the latest. */
  private async checkpointWith(leafIndex: number): Promise<SignedCheckpoint> {
    const cosigned = await this.checkpoints.latestWithQuorum();
    if (cosigned !== undefined && leafIndex < cosigned.size) return cosigned;
    const latest = await this.checkpoints.latest();
    if (latest !== undefined && leafIndex < latest.size) return latest;
    throw new ProofNotReady({ headers: { 'retry-after': '1' } });
  }
}
