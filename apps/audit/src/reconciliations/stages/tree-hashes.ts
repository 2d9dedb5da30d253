import { Injectable } from '@nestjs/common';
import { Database } from '@askonce/database';
import { type Hash, HASH_BYTES, hashesOfTile, TILE_WIDTH, tileWidth } from '@askonce/tlog';
import { TreeReader } from '../../tree/tree-reader';
import { TreeRepository } from '../../tree/tree.repository';

/** The hashes of leaves as the tree has them, apart from the rows of the leaves. */
@Injectable()
export class TreeHashes {
  constructor(
    private readonly database: Database,
    private readonly reader: TreeReader,
    private readonly trees: TreeRepository,
  ) {}

  /** By index, in a tree as it is now; none where it has no such leaf. */
  async at(indices: readonly number[]): Promise<Map<number, Hash>> {
    const { size } = await this.trees.head(this.database, 'facts');
    const wanted = new Set(indices.filter((index) => index < size).map((index) => Math.floor(index / TILE_WIDTH)));
    const hashes = new Map<number, Hash>();
    for (const tile of wanted) {
      const found = await this.ofTile(tile, size);
      found.forEach((hash, place) => hashes.set(tile * TILE_WIDTH + place, hash));
    }
    return hashes;
  }

  /** Those of one tile of the lowest level, in a tree of this size; empty where it is not there as a whole. */
  async ofTile(index: number, size: number): Promise<Hash[]> {
    const tile = { level: 0, index, width: tileWidth(0, index, size) };
    const bytes = await this.reader.tile(this.database, { log: 'facts', size }, tile);
    return bytes?.length === tile.width * HASH_BYTES ? hashesOfTile(tile, bytes) : [];
  }
}
