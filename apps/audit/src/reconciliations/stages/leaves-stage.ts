import { Injectable } from '@nestjs/common';
import {
  appendToRange,
  equalHashes,
  type Hash,
  HASH_BYTES,
  leafHash,
  rangeRoot,
  restoreRange,
  serializeRange,
  TILE_WIDTH,
} from '@askonce/tlog';
import { LogIdentities } from '../../checkpoints/log-identity';
import { read } from '../../checkpoints/lost-leaves';
import { leafIdIn } from '../../leaves/leaf';
import type { Finding } from '../comparison/findings';
import { NOTHING_COUNTED, type Position, type Reconciliation, type Step } from '../reconciliation';
import { ComparedRepository, type StoredLeaf } from './compared.repository';
import { TreeHashes } from './tree-hashes';

/** Tiles at a time. */
const TILES = 8;

type AtLeaves = Extract<Position, { stage: 'leaves' }>;

/** Holds the rows of leaves against the tree, and the tree against what was signed, from the first leaf to the last. */
@Injectable()
export class LeavesStage {
  constructor(
    private readonly logs: LogIdentities,
    private readonly repository: ComparedRepository,
    private readonly hashes: TreeHashes,
  ) {}

  /** The tree that was signed last, by what is kept outside the database; undefined where nothing was. @throws LogInDoubt */
  async begin(): Promise<AtLeaves | undefined> {
    const signed = await read(() => this.logs.facts.folder.checkpoint());
    if (signed === undefined || signed.size === 0) return undefined;
    const root = Buffer.from(signed.root).toString('base64');
    return { stage: 'leaves', next: 0, size: signed.size, root, range: '' };
  }

  async step(position: AtLeaves, { id }: Reconciliation): Promise<Step> {
    const { next: from, size, root } = position;
    const until = Math.min(size, from + TILES * TILE_WIDTH);
    const hashes = await this.hashesBetween(from, until, size);
    const leaves = await this.repository.leaves({ from, until }, id);
    const range = appendToRange(restoreRange(from, Buffer.from(position.range, 'base64')), hashes);
    const ended = until === size;
    const broken = ended && !equalHashes(rangeRoot(range), Buffer.from(root, 'base64'));
    return {
      findings: [
        ...leaves.flatMap((leaf, place) => leafFindings(leaf, hashes[place])),
        ...(broken ? [{ code: 'tree_differs' as const }] : []),
      ],
      counts: { ...NOTHING_COUNTED, leaves: leaves.length },
      next: ended ? null : { ...position, next: until, range: serializeRange(range).toString('base64') },
    };
  }

  /** What the tree lacks stands as zeros, which give no root that anybody signed. */
  private async hashesBetween(from: number, until: number, size: number): Promise<Hash[]> {
    const hashes: Hash[] = [];
    for (let first = from; first < until; first += TILE_WIDTH) {
      const found = await this.hashes.ofTile(first / TILE_WIDTH, size);
      const width = Math.min(TILE_WIDTH, until - first);
      for (let place = 0; place < width; place += 1) hashes.push(found[place] ?? new Uint8Array(HASH_BYTES));
    }
    return hashes;
  }
}

function leafFindings({ leafIndex, leafId, content, hasEntry }: StoredLeaf, hash: Hash | undefined): Finding[] {
  const findings: Finding[] = [];
  if (content === null) findings.push({ code: 'leaf_row_missing', leafIndex });
  else if (hash === undefined || !equalHashes(leafHash(content), hash)) {
    findings.push({ code: 'leaf_row_changed', leafIndex, members: ['content'] });
  } else if (leafIdIn(content) !== leafId) {
    findings.push({ code: 'leaf_row_changed', leafIndex, members: ['leafId'] });
  }
  return hasEntry ? findings : [...findings, { code: 'leaf_without_entry', leafIndex }];
}
