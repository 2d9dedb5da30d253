import { checkHashes, equalHashes, nodeHash, type Hash } from './hashes';
import { halve, isOdd } from './numbers';
import { TlogError } from './tlog-error';
import { checkIndex, checkSizes } from './tree-nodes';

/** A leaf, where it is said to be, and the tree that is said to hold it. */
export interface Inclusion {
  readonly leafHash: Hash;
  /** From 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly root: Hash;
}

/** Two trees, of which one is said to continue the other. */
export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Hash;
  readonly newSize: number;
  readonly newRoot: Hash;
}

/**
 * Returns when the proof shows that the leaf is in the tree (RFC 9162 §2.1.3.2).
 * @throws TlogError `index_out_of_range`, `proof_wrong_length`, `hash_malformed`, `inclusion_mismatch`
 */
export function verifyInclusion({ leafHash, index, size, root }: Inclusion, proof: readonly Hash[]): void {
  checkIndex(index, size);
  checkHashes([leafHash, ...proof], 'A hash of the leaf or of its proof');
  const path = new PathToRoot(index, size);
  let hash = leafHash;
  for (const sibling of proof) {
    hash = path.isSiblingLeft() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    path.climb();
  }
  path.checkArrived();
  if (!equalHashes(hash, root)) {
    throw new TlogError(
      'inclusion_mismatch',
      `The proof does not lead from this leaf at index ${index} to this root of ${size} leaves`,
    );
  }
}

/**
 * Returns when the proof shows that the newer tree begins with all leaves of the older one (RFC 9162 §2.1.4.2). Trees of one size
 * are the same if their roots are, and the proof is empty then.
 * @throws TlogError `size_out_of_range`, `proof_wrong_length`, `hash_malformed`, `roots_differ`, `consistency_mismatch`
 */
export function verifyConsistency(trees: Consistency, proof: readonly Hash[]): void {
  const { oldSize, oldRoot, newSize, newRoot } = trees;
  checkSizes(oldSize, newSize);
  if (oldSize === newSize) {
    if (proof.length > 0) throw new TlogError('proof_wrong_length', 'Trees of one size need no proof');
    if (!equalHashes(oldRoot, newRoot)) throw new TlogError('roots_differ', `Two roots for ${oldSize} leaves: a fork`);
    return;
  }
  checkHashes([oldRoot, newRoot, ...proof], 'A root or a hash of the proof');
  const { old, young } = climbBoth(oldSize, newSize, isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof);
  if (equalHashes(old, oldRoot) && equalHashes(young, newRoot)) return;
  throw new TlogError(
    'consistency_mismatch',
    `The proof does not show that this root of ${newSize} leaves continues this root of ${oldSize} leaves`,
  );
}

function climbBoth(oldSize: number, newSize: number, hashes: readonly Hash[]): { old: Hash; young: Hash } {
  const path = new PathToRoot(oldSize - 1, newSize);
  path.skipRightEdges();
  const [first, ...rest] = hashes;
  if (!first) throw new TlogError('proof_wrong_length', 'The proof is empty');
  let [old, young] = [first, first];
  for (const sibling of rest) {
    if (path.isSiblingLeft()) {
      old = nodeHash(sibling, old);
      young = nodeHash(sibling, young);
    } else {
      young = nodeHash(young, sibling);
    }
    path.climb();
  }
  path.checkArrived();
  return { old, young };
}

/** The climb from one leaf, beside the climb from the last leaf: `fn` and `sn` of RFC 9162. */
class PathToRoot {
  private last: number;

  constructor(
    private index: number,
    size: number,
  ) {
    this.last = size - 1;
  }

  /** @throws TlogError `proof_wrong_length` when the root is reached already */
  isSiblingLeft(): boolean {
    if (this.last === 0) throw new TlogError('proof_wrong_length', 'The proof has too many hashes for these sizes');
    return isOdd(this.index) || this.index === this.last;
  }

  /** One level up; on the right edge up to where there is a sibling again. */
  climb(): void {
    if (this.index === this.last) while (!isOdd(this.index) && this.index > 0) this.up();
    this.up();
  }

  /** Subtrees of the older tree that end where it ends are whole in both trees. */
  skipRightEdges(): void {
    while (isOdd(this.index)) this.up();
  }

  checkArrived(): void {
    if (this.last !== 0) throw new TlogError('proof_wrong_length', 'The proof has too few hashes for these sizes');
  }

  private up(): void {
    [this.index, this.last] = [halve(this.index), halve(this.last)];
  }
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}
