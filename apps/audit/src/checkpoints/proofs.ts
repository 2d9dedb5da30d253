import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { formatTlogProof, proveInclusion } from '@askonce/tlog';
import { TreeReader } from '../tree/tree-reader';
import { ProofNotReady } from './checkpoints.problems';
import { CheckpointsRepository } from './checkpoints.repository';

/** Proofs that an entry is in what was signed. */
@Injectable()
export class Proofs {
  constructor(
    private readonly database: Database,
    private readonly checkpoints: CheckpointsRepository,
    private readonly trees: TreeReader,
  ) {}

  /** In the form of c2sp.org/tlog-proof@v1. @throws ProofNotReady while no checkpoint holds the leaf */
  async of(leafIndex: number): Promise<string> {
    const latest = await this.checkpoints.latest(this.database, 'facts');
    if (latest === undefined || leafIndex >= latest.size) throw new ProofNotReady({ headers: { 'retry-after': '1' } });
    const { size, note: checkpoint } = latest;
    const hashes = await proveInclusion(leafIndex, size, this.trees.hashes(this.database, { log: 'facts', size }));
    return formatTlogProof({ index: leafIndex, hashes, checkpoint });
  }
}
