import { Injectable } from '@nestjs/common';
import type { Queryable } from '@askonce/database';
import {
  type EntryBundle,
  formatBundle,
  HASH_BYTES,
  type HashReader,
  TILE_WIDTH,
  tileHashReader,
  tilePath,
  tileWidth,
  type Tile,
} from '@askonce/tlog';
import { bytesAtEdge } from './tree-head';
import { type LogName, TreeRepository } from './tree.repository';

/** A tree as it was when it had this many leaves. */
export interface SizedLog {
  readonly log: LogName;
  readonly size: number;
}

/** Reads the tiles and bundles of a tree of a given size, which may have grown since. */
@Injectable()
export class TreeReader {
  constructor(private readonly repository: TreeRepository) {}

  /** The bytes of a tile; undefined where a tree of this size has no such tile, or not that wide. */
  async tile(database: Queryable, { log, size }: SizedLog, tile: Tile): Promise<Buffer | undefined> {
    if (tile.width > tileWidth(tile.level, tile.index, size)) return undefined;
    const { hashes, ...head } = await this.repository.tile(database, log, tile);
    return (hashes ?? bytesAtEdge(head, tile)).subarray(0, tile.width * HASH_BYTES);
  }

  /** Reads the hashes that proofs about the tree are made of. */
  hashes(database: Queryable, sized: SizedLog): HashReader {
    return tileHashReader(sized.size, async (tile) => {
      const bytes = await this.tile(database, sized, tile);
      if (bytes !== undefined) return bytes;
      throw new Error(`The log ${sized.log} has no tile ${tilePath(tile)} at size ${sized.size}.`);
    });
  }

  /** The bytes of a bundle; undefined where a tree of this size has no such bundle, or not that many entries in it. */
  async bundle(database: Queryable, { log, size }: SizedLog, bundle: EntryBundle): Promise<Buffer | undefined> {
    const { index, width } = bundle;
    if (width > tileWidth(0, index, size)) return undefined;
    if (width === TILE_WIDTH) return this.repository.fullBundle(database, log, index);
    const from = index * TILE_WIDTH;
    return formatBundle(await this.repository.leaves(database, log, { from, until: from + width }));
  }
}
