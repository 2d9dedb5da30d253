import { appendToRange, EMPTY_RANGE, type CompactRange } from './compact-range';
import { HASH_BYTES, type Hash } from './hashes';
import { firstGrowing, newTiles, TILE_HEIGHT, TILE_WIDTH, tileWidth, type Tile } from './tiles';
import { TlogError } from './tlog-error';

/** A tile as it is served. */
export interface TileContent {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/** All that writing tiles has to know of a tree. */
export interface GrowingTree {
  readonly range: CompactRange;
  /** The bytes of the partial tile of each level, from level 0; empty where there is none. */
  readonly edge: readonly Uint8Array[];
}

/** A tree with more leaves, and the tiles by which it differs, as `newTiles` lists them. */
export interface GrownTree extends GrowingTree {
  readonly tiles: readonly TileContent[];
}

export const EMPTY_TREE: GrowingTree = { range: EMPTY_RANGE, edge: [] };

/**
 * Appends leaves and makes the tiles that are new or grew. A full one never changes again; a partial one is overtaken by the next.
 * @throws TlogError `tile_wrong_length` when the edge is not that of a tree of this size; what `appendToRange` throws
 */
export function growTree({ range, edge }: GrowingTree, leafHashes: readonly Hash[]): GrownTree {
  checkEdge(range.size, edge);
  const levels: Uint8Array[][] = edge.map((bytes) => [bytes]);
  const grown = appendToRange(range, leafHashes, ({ level }, hash) => {
    if (level % TILE_HEIGHT === 0) (levels[level / TILE_HEIGHT] ??= []).push(hash);
  });
  const joined = levels.map((hashes) => Buffer.concat(hashes));
  const tiles = Array.from(newTiles(range.size, grown.size), (tile): TileContent => {
    const begin = (tile.index - firstGrowing(tile.level, range.size)) * TILE_WIDTH * HASH_BYTES;
    return { tile, bytes: joined[tile.level]?.subarray(begin, begin + tile.width * HASH_BYTES) ?? new Uint8Array() };
  });
  const edgeOf = (bytes: Buffer, level: number) => bytes.subarray(bytes.length - edgeBytes(level, grown.size));
  return { range: grown, edge: joined.map(edgeOf), tiles };
}

function checkEdge(size: number, edge: readonly Uint8Array[]): void {
  for (let level = 0; level < edge.length || tileWidth(level, 0, size) > 0; level += 1) {
    const [expected, found] = [edgeBytes(level, size), edge[level]?.length ?? 0];
    if (expected === found) continue;
    const what = `The partial tile of level ${level} of a tree of ${size} leaves`;
    throw new TlogError('tile_wrong_length', `${what} has ${expected} bytes, not ${found}`);
  }
}

function edgeBytes(level: number, size: number): number {
  return tileWidth(level, firstGrowing(level, size), size) * HASH_BYTES;
}
