import { checkNumber, powerOfTwoBelow } from './numbers';
import { TlogError } from './tlog-error';

/** A perfect subtree: the one above the leaves from `index` · 2^`level` up to, not including, (`index` + 1) · 2^`level`. */
export interface TreeNode {
  /** 0 for leaves. */
  readonly level: number;
  readonly index: number;
}

/** What one hash of a proof is made from: perfect subtrees of falling height, from left to right. */
export type TreePart = readonly TreeNode[];

/** The perfect subtrees that together cover the leaves from `begin` up to `end`; `begin` is where such a subtree can begin. */
export function subtreesBetween(begin: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = begin; at < end;) {
    const leaves = powerOfTwoBelow(end - at + 1);
    nodes.push({ level: Math.log2(leaves), index: at / leaves });
    at += leaves;
  }
  return nodes;
}

/**
 * What an inclusion proof is made from, the leaf's sibling first (RFC 9162 §2.1.3.1).
 * @throws TlogError `index_out_of_range` unless index < size
 */
export function inclusionParts(index: number, size: number): TreePart[] {
  checkIndex(index, size);
  const parts: TreePart[] = [];
  let [begin, end] = [0, size];
  while (end - begin > 1) {
    const middle = begin + powerOfTwoBelow(end - begin);
    if (index < middle) {
      parts.push(subtreesBetween(middle, end));
      end = middle;
    } else {
      parts.push(subtreesBetween(begin, middle));
      begin = middle;
    }
  }
  return parts.reverse();
}

/**
 * What a consistency proof is made from (RFC 9162 §2.1.4.1).
 * @throws TlogError `size_out_of_range` unless 0 < oldSize ≤ newSize
 */
export function consistencyParts(oldSize: number, newSize: number): TreePart[] {
  checkSizes(oldSize, newSize);
  const parts: TreePart[] = [];
  let [begin, end] = [0, newSize];
  while (oldSize < end) {
    const middle = begin + powerOfTwoBelow(end - begin);
    if (oldSize <= middle) {
      parts.push(subtreesBetween(middle, end));
      end = middle;
    } else {
      parts.push(subtreesBetween(begin, middle));
      begin = middle;
    }
  }
  // From the left edge on it is the older tree itself, which who verifies has.
  if (begin > 0) parts.push(subtreesBetween(begin, end));
  return parts.reverse();
}

export function checkIndex(index: number, size: number): void {
  checkNumber(index, 'The index');
  checkNumber(size, 'The size');
  if (index >= size) throw new TlogError('index_out_of_range', `A tree of ${size} leaves has no leaf ${index}`);
}

export function checkSizes(oldSize: number, newSize: number): void {
  checkNumber(oldSize, 'The old size');
  checkNumber(newSize, 'The new size');
  if (oldSize > 0 && oldSize <= newSize) return;
  const why = oldSize === 0 ? 'every tree continues the empty one' : 'a tree does not become smaller';
  throw new TlogError('size_out_of_range', `Nothing can be proved between ${oldSize} and ${newSize} leaves: ${why}`);
}
