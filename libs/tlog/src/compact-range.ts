import { checkHashes, foldHashes, HASH_BYTES, nodeHash, type Hash } from './hashes';
import { checkNumber, halve, isOdd } from './numbers';
import { TlogError } from './tlog-error';
import { subtreesBetween, type TreeNode } from './tree-nodes';

/** All that appending has to know of a tree: its size, and the roots of its perfect subtrees from left to right, at most 53. */
export interface CompactRange {
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/**
 * The tree with more leaves, in about two hashings each.
 * @param visit is shown every perfect subtree as it becomes complete, leaves included
 * @throws TlogError `hash_malformed` for a hash that is not 32 bytes long, `range_malformed` for a range with too few hashes,
 * `number_too_large` for a size above 2^53 − 1
 */
export function appendToRange(
  range: CompactRange,
  leafHashes: readonly Hash[],
  visit?: (node: TreeNode, hash: Hash) => void,
): CompactRange {
  checkHashes(leafHashes, 'A leaf to append');
  checkNumber(range.size + leafHashes.length, 'The size of the tree');
  const hashes = [...range.hashes];
  let size = range.size;
  for (const leaf of leafHashes) {
    let hash = leaf;
    let [level, index] = [0, size];
    visit?.({ level, index }, hash);
    while (isOdd(index)) {
      const left = hashes.pop();
      if (!left) throw new TlogError('range_malformed', `A tree of ${size} leaves has more subtrees than were given`);
      hash = nodeHash(left, hash);
      [level, index] = [level + 1, halve(index)];
      visit?.({ level, index }, hash);
    }
    hashes.push(hash);
    size += 1;
  }
  return { size, hashes };
}

/** The root of the tree (RFC 6962 §2.1). */
export function rangeRoot(range: CompactRange): Hash {
  return foldHashes(range.hashes);
}

/** The hashes one behind the other; the size is kept beside them. */
export function serializeRange(range: CompactRange): Buffer {
  return Buffer.concat(range.hashes);
}

/**
 * What `serializeRange` wrote.
 * @throws TlogError `range_malformed` when a tree of this size has another number of subtrees
 */
export function restoreRange(size: number, bytes: Uint8Array): CompactRange {
  checkNumber(size, 'The size of the tree');
  const subtrees = subtreesBetween(0, size);
  if (bytes.length !== subtrees.length * HASH_BYTES) {
    throw new TlogError(
      'range_malformed',
      `A tree of ${size} leaves has ${subtrees.length} subtrees, which take ${subtrees.length * HASH_BYTES} bytes, not ${bytes.length}`,
    );
  }
  return {
    size,
    hashes: subtrees.map((_node, place) => bytes.slice(place * HASH_BYTES, (place + 1) * HASH_BYTES)),
  };
}
