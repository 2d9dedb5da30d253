import { Injectable } from '@nestjs/common';
import type { Transaction } from '@askonce/database';
import { failpoint } from '@askonce/observability';
import { formatBundle, growTree, leafHash, newBundles, TILE_WIDTH } from '@askonce/tlog';
import { headOf, treeOf } from './tree-head';
import { type BundleContent, type LogName, type NewLeaf, TreeRepository } from './tree.repository';

/** Leaves that one transaction appends. */
interface Growth {
  readonly log: LogName;
  /** Where the first one goes. */
  readonly first: number;
  readonly leaves: readonly NewLeaf[];
}

/** Makes trees grow: leaves, and the tiles and bundles that become full by them, in the caller's transaction. */
@Injectable()
export class TreeWriter {
  constructor(private readonly repository: TreeRepository) {}

  /** How many leaves the log has; nobody else appends until the transaction ends. */
  async lock(tx: Transaction, log: LogName): Promise<number> {
    return (await this.repository.lockHead(tx, log)).size;
  }

  /** @returns the index of the first of these leaves */
  async append(tx: Transaction, log: LogName, leaves: readonly NewLeaf[]): Promise<number> {
    const tree = treeOf(await this.repository.lockHead(tx, log));
    const grown = growTree(
      tree,
      leaves.map(({ content }) => leafHash(content)),
    );
    const first = tree.range.size;
    await this.repository.addLeaves(tx, log, first, leaves);
    failpoint('tree.after-leaves-before-tiles');
    const full = grown.tiles.filter(({ tile }) => tile.width === TILE_WIDTH);
    await this.repository.addTiles(tx, log, full);
    await this.repository.addBundles(tx, log, await this.fullBundles(tx, { log, first, leaves }));
    failpoint('tree.after-tiles-before-head');
    await this.repository.saveHead(tx, log, headOf(grown));
    return first;
  }

  private async fullBundles(tx: Transaction, { log, first, leaves }: Growth): Promise<BundleContent[]> {
    const full = [...newBundles(first, first + leaves.length)].filter(({ width }) => width === TILE_WIDTH);
    const start = (full[0]?.index ?? 0) * TILE_WIDTH;
    const before = full.length === 0 ? [] : await this.repository.leaves(tx, log, { from: start, until: first });
    const entries = [...before, ...leaves.map(({ content }) => content)];
    return full.map((bundle) => {
      const begin = bundle.index * TILE_WIDTH - start;
      return { bundle, bytes: formatBundle(entries.slice(begin, begin + TILE_WIDTH)) };
    });
  }
}
