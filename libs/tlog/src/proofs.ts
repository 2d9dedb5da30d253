import { checkHashes, foldHashes, type Hash } from './hashes';
import { TlogError } from './tlog-error';
import { consistencyParts, inclusionParts, type TreeNode, type TreePart } from './tree-nodes';

/** Gives the hashes of perfect subtrees, in the order asked for; `tileHashReader` is one. */
export type HashReader = (nodes: readonly TreeNode[]) => Promise<readonly Hash[]>;

/**
 * A proof that a leaf is in a tree, for `verifyInclusion` (RFC 9162 §2.1.3.1). It asks the reader once, for less than 110 hashes.
 * @param index of the leaf, from 0
 * @throws TlogError `index_out_of_range` unless index < size, `hash_malformed` when the reader gives something else; what the reader throws
 */
export function proveInclusion(index: number, size: number, reader: HashReader): Promise<Hash[]> {
  return readParts(inclusionParts(index, size), reader);
}

/**
 * A proof that a tree continues a smaller one, for `verifyConsistency` (RFC 9162 §2.1.4.1); empty when the sizes are the same.
 * @throws TlogError `size_out_of_range` unless 0 < oldSize ≤ newSize, `hash_malformed` when the reader gives something else; what the reader throws
 */
export function proveConsistency(oldSize: number, newSize: number, reader: HashReader): Promise<Hash[]> {
  return readParts(consistencyParts(oldSize, newSize), reader);
}

async function readParts(parts: readonly TreePart[], reader: HashReader): Promise<Hash[]> {
  const nodes = parts.flat();
  const hashes = nodes.length === 0 ? [] : await reader(nodes);
  checkHashes(hashes, 'What was read');
  if (hashes.length !== nodes.length) {
    throw new TlogError('hash_malformed', `${nodes.length} hashes were asked for, ${hashes.length} were read`);
  }
  let read = 0;
  return parts.map((part) => foldHashes(hashes.slice(read, (read += part.length))));
}
