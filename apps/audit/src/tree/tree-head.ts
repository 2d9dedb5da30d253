import {
  HASH_BYTES,
  restoreRange,
  serializeRange,
  TILE_WIDTH,
  tileWidth,
  type GrowingTree,
  type Tile,
} from '@askonce/tlog';

/** A tree to go on from, as it is stored. */
export interface StoredHead {
  readonly size: number;
  readonly range: Buffer;
  /** The partial tiles of all levels, from level 0, one behind the other. */
  readonly edge: Buffer;
}

/** @throws TlogError `range_malformed` when the range does not belong to the size */
export function treeOf(head: StoredHead): GrowingTree {
  const range = restoreRange(head.size, head.range);
  return { range, edge: edgeTiles(head.size).map((tile) => bytesAtEdge(head, tile)) };
}

export function headOf({ range, edge }: GrowingTree): StoredHead {
  return { size: range.size, range: serializeRange(range), edge: Buffer.concat(edge) };
}

/** The bytes of a partial tile at the edge; none where the tile is not there. */
export function bytesAtEdge({ size, edge }: StoredHead, { level, index }: Omit<Tile, 'width'>): Buffer {
  const tiles = edgeTiles(size);
  const own = tiles[level];
  if (own?.index !== index) return Buffer.alloc(0);
  const start = tiles.slice(0, level).reduce((sum, { width }) => sum + width, 0) * HASH_BYTES;
  return edge.subarray(start, start + own.width * HASH_BYTES);
}

/** Where the next hash of each level goes; a width of 0 where that tile is not begun. */
function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; tileWidth(level, 0, size) > 0; level += 1) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    tiles.push({ level, index, width: tileWidth(level, index, size) });
  }
  return tiles;
}
