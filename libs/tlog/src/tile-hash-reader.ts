import { appendToRange, EMPTY_RANGE, rangeRoot } from './compact-range';
import type { HashReader } from './proofs';
import { hashesOfTile, placeOf, tileKey, tilesOf, type Tile } from './tiles';

/** Gives the bytes of a tile, or of the full tile in place of a partial one that is gone. */
export type TileReader = (tile: Tile) => Promise<Uint8Array>;

/**
 * Reads the hashes of nodes from the tiles of a tree; each tile is read once for each proof, all at the same time, and forgotten.
 * Nothing of a tile is verified but its length: a proof made from wrong tiles does not verify. The reader throws TlogError
 * `tile_wrong_length`, `index_out_of_range` for a node that the tree does not have, and what the reader of tiles throws.
 */
export function tileHashReader(size: number, readTile: TileReader): HashReader {
  return async (nodes) => {
    const read = async (tile: Tile) => [tileKey(tile), hashesOfTile(tile, await readTile(tile))] as const;
    const tiles = new Map(await Promise.all(tilesOf([nodes], size).map(read)));
    return nodes.map((node) => {
      const { tile, start, count } = placeOf(node, size);
      return rangeRoot(appendToRange(EMPTY_RANGE, (tiles.get(tileKey(tile)) ?? []).slice(start, start + count)));
    });
  };
}
