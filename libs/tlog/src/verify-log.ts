import type { Checkpoint, LogPolicy, VerifiedCheckpoint } from './checkpoint';
import { rangeRoot } from './compact-range';
import { entriesOfBundle } from './entry-bundles';
import { EMPTY_TREE, growTree, type GrowingTree, type TileContent } from './growing-tiles';
import { equalHashes, foldHashes, leafHash } from './hashes';
import { openGrown } from './open-grown';
import { proveConsistency } from './proofs';
import { readAhead } from './read-ahead';
import type { TextInput } from './strict-text';
import { tileHashReader, type TileReader } from './tile-hash-reader';
import { tilePath } from './tile-paths';
import { hashesOfTile, newBundles, tileWidth, TILE_WIDTH, type EntryBundle, type Tile } from './tiles';
import { TlogError } from './tlog-error';
import { subtreesBetween } from './tree-nodes';
import { verifyConsistency } from './verification';

/** Where a log is read: its address, or a folder. What is not there is an error of the reader's own. */
export interface LogReader {
  readonly readCheckpoint: () => Promise<TextInput>;
  readonly readTile: TileReader;
  /** Gives a bundle, or the full bundle in place of a partial one that is gone. */
  readonly readBundle: (bundle: EntryBundle) => Promise<Uint8Array>;
}

export interface LogVerification {
  /** A checkpoint of this log that was verified before. */
  readonly trusted?: Pick<Checkpoint, 'size' | 'root'>;
  /** Told after each bundle how many entries have been read. */
  readonly onProgress?: (entries: number, size: number) => void;
}

/** Where a tile that was read is not what the entries give. */
interface Difference {
  readonly tile: Tile;
  /** The first hash that differs, within the tile. */
  readonly place: number;
}

/**
 * Reads a whole log, with all entries and tiles, and returns its checkpoint if everything fits: every entry is in the tree, every
 * tile follows from the entries, the root is the one signed, and the tree continues the trusted one. A few bundles at a time are in
 * memory. It cannot tell that another reader is shown another log (witnesses can), or that an entry is untrue.
 * @throws TlogError what `openCheckpoint` throws; `log_shrank`, `bundle_malformed`, `bundle_wrong_length`, `tile_wrong_length`,
 * `entry_mismatch`, `tile_mismatch`, `root_mismatch`, `roots_differ`, `consistency_mismatch`; what the reader throws
 */
export async function verifyLog(
  reader: LogReader,
  policy: LogPolicy,
  { trusted, onProgress }: LogVerification = {},
): Promise<VerifiedCheckpoint> {
  const checkpoint = openGrown(await reader.readCheckpoint(), policy, trusted);
  const { size, root } = checkpoint;
  const { tree, difference } = await readEntries(reader, size, onProgress);
  if (!equalHashes(rangeRoot(tree.range), root)) throw await wrongEntries(reader, checkpoint, difference);
  if (difference) throw new TlogError('tile_mismatch', `${describe(difference)} does not follow from the entries`);
  if (trusted && trusted.size > 0) {
    const proof = await proveConsistency(trusted.size, size, tileHashReader(size, reader.readTile));
    verifyConsistency({ oldSize: trusted.size, oldRoot: trusted.root, newSize: size, newRoot: root }, proof);
  }
  return checkpoint;
}

async function readEntries(
  reader: LogReader,
  size: number,
  onProgress: LogVerification['onProgress'],
): Promise<{ tree: GrowingTree; difference: Difference | undefined }> {
  let tree: GrowingTree = EMPTY_TREE;
  let difference: Difference | undefined;
  const read = (bundle: EntryBundle) =>
    Promise.all([reader.readBundle(bundle), reader.readTile({ level: 0, ...bundle })] as const);
  for await (const { item: bundle, result } of readAhead(newBundles(0, size), read)) {
    const [bytes, leaves] = result;
    const grown = growTree(tree, entriesOfBundle(bundle, bytes).map(leafHash));
    for (const content of grown.tiles.filter(({ tile }) => isWhole(tile, size))) {
      const found = content.tile.level === 0 ? leaves : await reader.readTile(content.tile);
      difference ??= compare(content, found);
    }
    tree = grown;
    onProgress?.(tree.range.size, size);
  }
  return { tree, difference };
}

/** Entries or checkpoint: the tiles tell, since changing entries alone leaves them as they were. */
async function wrongEntries(
  { readTile }: LogReader,
  { size, root }: Checkpoint,
  difference: Difference | undefined,
): Promise<TlogError> {
  const tilesRoot = foldHashes(await tileHashReader(size, readTile)(subtreesBetween(0, size)));
  return difference && equalHashes(tilesRoot, root)
    ? new TlogError('entry_mismatch', `${describe(difference)} is in the tree, and the entries read give another hash`)
    : new TlogError('root_mismatch', `The ${size} entries have another root than the signed checkpoint`);
}

/** Tiles that are still growing while entries are read are not those of the tree. */
function isWhole({ level, index, width }: Tile, size: number): boolean {
  return width === tileWidth(level, index, size);
}

function compare({ tile, bytes }: TileContent, found: Uint8Array): Difference | undefined {
  const hashes = hashesOfTile(tile, found);
  const place = hashesOfTile(tile, bytes).findIndex((hash, at) => !hashes[at] || !equalHashes(hash, hashes[at]));
  return place < 0 ? undefined : { tile, place };
}

function describe({ tile, place }: Difference): string {
  const leaves = TILE_WIDTH ** tile.level;
  const first = (tile.index * TILE_WIDTH + place) * leaves;
  const entries = leaves === 1 ? `entry ${first}` : `entries ${first} to ${first + leaves - 1}`;
  return `The hash of ${entries} in ${tilePath(tile)}`;
}
