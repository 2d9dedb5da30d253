import { HASH_BYTES, type Hash } from './hashes';
import { TlogError } from './tlog-error';
import type { TreeNode } from './tree-nodes';

/** Hashes of a full tile, and entries of a full bundle (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;

/** Levels of the tree from one level of tiles to the next. */
export const TILE_HEIGHT = 8;

/** Consecutive hashes at every eighth level of the tree. */
export interface Tile {
  /** From 0, where the hashes are those of the leaves. */
  readonly level: number;
  /** From 0 within the level. */
  readonly index: number;
  /** Hashes in it: 256, or fewer at the right edge of the tree. */
  readonly width: number;
}

/** Consecutive entries: those whose hashes are in the tile of level 0 with this index. */
export type EntryBundle = Omit<Tile, 'level'>;

/** Where in which tile the hash of a node is: it is the root above `count` hashes, the first at `start`. */
export interface TilePlace {
  readonly tile: Tile;
  readonly start: number;
  readonly count: number;
}

/** How many hashes the tile at this place has in a tree of this size; 0 when there is none. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/**
 * Where a node is in a tree of this size.
 * @throws TlogError `index_out_of_range` when the tree does not have it
 */
export function placeOf(node: TreeNode, size: number): TilePlace {
  const level = Math.floor(node.level / TILE_HEIGHT);
  const count = 2 ** (node.level % TILE_HEIGHT);
  const nodesPerTile = TILE_WIDTH / count;
  const index = Math.floor(node.index / nodesPerTile);
  const start = (node.index % nodesPerTile) * count;
  const width = tileWidth(level, index, size);
  if (start + count > width) {
    throw new TlogError(
      'index_out_of_range',
      `A tree of ${size} leaves has no node ${node.index} at level ${node.level}`,
    );
  }
  return { tile: { level, index, width }, start, count };
}

/** The tiles that a proof needs, each once: give it `inclusionParts` or `consistencyParts`. */
export function tilesOf(parts: readonly (readonly TreeNode[])[], size: number): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const node of parts.flat()) {
    const { tile } = placeOf(node, size);
    tiles.set(tileKey(tile), tile);
  }
  return [...tiles.values()];
}

/** The tiles of the newer tree that differ from those of the older one, level by level; a tile that grew is among them. */
export function* newTiles(oldSize: number, newSize: number): Generator<Tile> {
  for (let level = 0; tileWidth(level, 0, newSize) > 0; level += 1) {
    const end = Math.ceil(Math.floor(newSize / TILE_WIDTH ** level) / TILE_WIDTH);
    for (let index = firstGrowing(level, oldSize); index < end; index += 1) {
      const width = tileWidth(level, index, newSize);
      if (width > tileWidth(level, index, oldSize)) yield { level, index, width };
    }
  }
}

/** The index of the tile that the next hash of this level goes to. */
export function firstGrowing(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** (level + 1));
}

/** The entry bundles that are new or grew. */
export function* newBundles(oldSize: number, newSize: number): Generator<EntryBundle> {
  for (const { level, index, width } of newTiles(oldSize, newSize)) {
    if (level > 0) return;
    yield { index, width };
  }
}

/**
 * The hashes of a tile. A log may have the full tile only, once there is one: then these are its first ones.
 * @throws TlogError `tile_wrong_length` when the bytes are neither those of the tile nor those of a full one
 */
export function hashesOfTile(tile: Tile, bytes: Uint8Array): Hash[] {
  if (bytes.length !== tile.width * HASH_BYTES && bytes.length !== TILE_WIDTH * HASH_BYTES) {
    throw new TlogError(
      'tile_wrong_length',
      `Tile ${tile.index} of level ${tile.level} has ${tile.width} hashes of ${HASH_BYTES} bytes, not ${bytes.length} bytes`,
    );
  }
  return Array.from({ length: tile.width }, (_, place) => bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES));
}

/** Tells tiles of one tree apart. */
export function tileKey({ level, index }: Omit<Tile, 'width'>): string {
  return `${level}/${index}`;
}
