import type { Checkpoint, LogPolicy, VerifiedCheckpoint } from './checkpoint';
import { appendToRange, rangeRoot, type CompactRange } from './compact-range';
import { entriesOfBundle } from './entry-bundles';
import { equalHashes, leafHash } from './hashes';
import { openGrown } from './open-grown';
import { readAhead } from './read-ahead';
import { proveConsistency } from './proofs';
import { tileHashReader } from './tile-hash-reader';
import { newBundles, TILE_WIDTH } from './tiles';
import { isTlogError, TlogError } from './tlog-error';
import { subtreesBetween } from './tree-nodes';
import { verifyConsistency } from './verification';
import type { LogReader } from './verify-log';

export interface GrowthVerification {
  /** A checkpoint of this log that was verified before. */
  readonly trusted: Pick<Checkpoint, 'size' | 'root'>;
  /** Told of new entries as they are read, `first` being the index of the first; they are the log's once `verifyGrowth` has resolved. */
  readonly onEntries?: (first: number, entries: readonly Uint8Array[]) => void;
}

/**
 * Reads what a log got since a trusted checkpoint, and returns its checkpoint if it is just that: the trusted tree, and then these entries.
 * No consistency proof is needed, for the older tree is continued here. What came before is not read again.
 * @throws TlogError what `openCheckpoint` throws; `log_shrank`, `roots_differ` for another root of the same size,
 * `consistency_mismatch` when the tree that was signed does not begin with the trusted one, `tile_mismatch` when its tiles do not show
 * what it begins with, `root_mismatch` when tree and new entries
 * do not lead to the checkpoint, `bundle_malformed`, `bundle_wrong_length`, `tile_wrong_length`; what the reader throws
 */
export async function verifyGrowth(
  reader: LogReader,
  policy: LogPolicy,
  { trusted, onEntries }: GrowthVerification,
): Promise<VerifiedCheckpoint> {
  const checkpoint = openGrown(await reader.readCheckpoint(), policy, trusted);
  const { size, root } = checkpoint;
  if (size === trusted.size) {
    if (equalHashes(root, trusted.root)) return checkpoint;
    throw new TlogError('roots_differ', `The log has two roots for its ${size} entries`);
  }
  let range = await trustedRange(reader, checkpoint, trusted);
  for await (const { item, result } of readAhead(newBundles(trusted.size, size), (bundle) =>
    reader.readBundle(bundle),
  )) {
    const entries = entriesOfBundle(item, result).slice(range.size - item.index * TILE_WIDTH);
    onEntries?.(range.size, entries);
    range = appendToRange(range, entries.map(leafHash));
  }
  if (equalHashes(rangeRoot(range), root)) return checkpoint;
  throw new TlogError(
    'root_mismatch',
    `The tree of ${trusted.size} entries and the ones since then have another root than the one of ${size} that was signed`,
  );
}

async function trustedRange(
  { readTile }: LogReader,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  trusted: GrowthVerification['trusted'],
): Promise<CompactRange> {
  const subtrees = subtreesBetween(0, trusted.size);
  const readHashes = tileHashReader(size, readTile);
  const range = { size: trusted.size, hashes: subtrees.length === 0 ? [] : await readHashes(subtrees) };
  const oldRoot = rangeRoot(range);
  if (equalHashes(oldRoot, trusted.root)) return range;
  // Another beginning is a fork only if it is that of the signed tree; anybody may serve a wrong tile.
  const proof = await proveConsistency(trusted.size, size, readHashes);
  try {
    verifyConsistency({ oldSize: trusted.size, oldRoot, newSize: size, newRoot: root }, proof);
  } catch (error) {
    if (!isTlogError(error, 'consistency_mismatch')) throw error;
    throw new TlogError(
      'tile_mismatch',
      `The tiles of the first ${trusted.size} entries do not lead to the root of ${size} that was signed`,
    );
  }
  throw new TlogError(
    'consistency_mismatch',
    `The log of ${size} entries does not begin with the tree of ${trusted.size} that it was`,
  );
}
