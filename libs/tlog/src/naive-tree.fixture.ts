import { createHash } from 'node:crypto';

/** RFC 6962 §2.1 as it is written there: slow, and nothing shared with what it is compared to. */
type Leaves = readonly Uint8Array[];

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const split = (leaves: Leaves) => {
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return k;
};

/** MTH(D[n]). */
export function naiveRoot(leaves: Leaves): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.from([0]), leaves[0]!);
  const k = split(leaves);
  return sha256(Buffer.from([1]), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function naiveInclusion(m: number, leaves: Leaves): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves);
  return m < k
    ? [...naiveInclusion(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naiveInclusion(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))];
}

/** PROOF(m, D[n]). */
export function naiveConsistency(m: number, leaves: Leaves, isOldTree = true): Buffer[] {
  if (m === leaves.length) return isOldTree ? [] : [naiveRoot(leaves)];
  const k = split(leaves);
  return m <= k
    ? [...naiveConsistency(m, leaves.slice(0, k), isOldTree), naiveRoot(leaves.slice(k))]
    : [...naiveConsistency(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))];
}
