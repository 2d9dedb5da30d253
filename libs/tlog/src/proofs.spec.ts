import fc from 'fast-check';
import { appendToRange, EMPTY_RANGE } from './compact-range';
import { EMPTY_ROOT, leafHash, type Hash } from './hashes';
import { someEntries, TestLog } from './log.fixture';
import { naiveConsistency, naiveInclusion, naiveRoot } from './naive-tree.fixture';
import { MAX_NUMBER } from './numbers';
import { proveConsistency, proveInclusion, type HashReader } from './proofs';
import { refusalOf, rejectionOf } from './refusal.fixture';
import { tileHashReader } from './tile-hash-reader';
import type { Tile } from './tiles';
import { consistencyParts, inclusionParts } from './tree-nodes';
import { verifyConsistency, verifyInclusion, type Consistency, type Inclusion } from './verification';

const entries = someEntries(1_000);
const nodes = new Map<string, Hash>();
appendToRange(EMPTY_RANGE, entries.map(leafHash), ({ level, index }, hash) => nodes.set(`${level}/${index}`, hash));
const reader: HashReader = (asked) => Promise.resolve(asked.map(({ level, index }) => nodes.get(`${level}/${index}`)!));

const twoSizes = fc
  .integer({ min: 1, max: 1_000 })
  .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));

describe('an inclusion proof', () => {
  it('is that of the naive tree, from nodes and from tiles, and verifies for its leaf only', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async ([place, size]) => {
        const index = place - 1;
        const tree = entries.slice(0, size);
        const proof = await proveInclusion(index, size, reader);
        expect(proof).toEqual(naiveInclusion(index, tree));
        expect(await proveInclusion(index, size, tileHashReader(size, new TestLog(tree).readTile))).toEqual(proof);
        const inclusion: Inclusion = { leafHash: leafHash(entries[index]!), index, size, root: naiveRoot(tree) };
        verifyInclusion(inclusion, proof);
        const refused = (other: Partial<Inclusion>, hashes: readonly Hash[] = proof) =>
          refusalOf(() => {
            verifyInclusion({ ...inclusion, ...other }, hashes);
          });
        expect(refused({ leafHash: leafHash(Buffer.from('another')) })).toBe('inclusion_mismatch');
        expect(refused({ root: EMPTY_ROOT })).toBe('inclusion_mismatch');
        expect(refused({ index: size })).toBe('index_out_of_range');
        expect(refused({}, [...proof, EMPTY_ROOT])).toBe('proof_wrong_length');
        expect(refused({}, proof.slice(1))).toBe(proof.length ? 'proof_wrong_length' : undefined);
        if (size > 1) expect(refused({ index: (index + 1) % size })).toBeDefined();
      }),
      { numRuns: 40 },
    );
  });

  it('is short in the largest tree', () => {
    const parts = inclusionParts(MAX_NUMBER - 1, MAX_NUMBER);
    expect([parts.length, parts.flat().length]).toEqual([52, 52]);
    expect(inclusionParts(0, MAX_NUMBER).flat().length).toBeLessThan(110);
    expect(inclusionParts(0, 2 ** 52)).toHaveLength(52);
  });

  it.each([
    [0, 0, 'index_out_of_range'],
    [5, 5, 'index_out_of_range'],
    [-1, 5, 'number_malformed'],
    [0.5, 5, 'number_malformed'],
    [0, 2 ** 53, 'number_too_large'],
  ])('is refused for index %d of %d', (index, size, code) => {
    expect(refusalOf(() => inclusionParts(index, size))).toBe(code);
  });
});

describe('a consistency proof', () => {
  it('is that of the naive tree, from nodes and from tiles, and verifies for these roots only', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async ([oldSize, newSize]) => {
        const tree = entries.slice(0, newSize);
        const proof = await proveConsistency(oldSize, newSize, reader);
        expect(proof).toEqual(naiveConsistency(oldSize, tree));
        const fromTiles = tileHashReader(newSize, new TestLog(tree).readTile);
        expect(await proveConsistency(oldSize, newSize, fromTiles)).toEqual(proof);
        const trees: Consistency = {
          oldSize,
          oldRoot: naiveRoot(tree.slice(0, oldSize)),
          newSize,
          newRoot: naiveRoot(tree),
        };
        verifyConsistency(trees, proof);
        const refused = (other: Partial<Consistency>, hashes: readonly Hash[] = proof) =>
          refusalOf(() => {
            verifyConsistency({ ...trees, ...other }, hashes);
          });
        const mismatch = oldSize === newSize ? 'roots_differ' : 'consistency_mismatch';
        expect(refused({ oldRoot: EMPTY_ROOT })).toBe(mismatch);
        expect(refused({ newRoot: EMPTY_ROOT })).toBe(mismatch);
        expect(refused({}, [...proof, EMPTY_ROOT])).toBe('proof_wrong_length');
        expect(refused({}, proof.slice(1))).toBe(proof.length ? 'proof_wrong_length' : undefined);
        expect(refused({ oldSize: newSize + 1 })).toBe('size_out_of_range');
        expect(refused({ oldSize: 0 })).toBe('size_out_of_range');
      }),
      { numRuns: 40 },
    );
  });

  it('knows how far it goes in the largest tree', () => {
    expect(consistencyParts(MAX_NUMBER - 1, MAX_NUMBER).flat().length).toBeLessThan(110);
    expect(refusalOf(() => consistencyParts(1, 2 ** 53))).toBe('number_too_large');
  });
});

describe('a reader', () => {
  it('that gives too few hashes, or something else, is refused', async () => {
    expect(await rejectionOf(proveInclusion(3, 9, () => Promise.resolve([EMPTY_ROOT])))).toBe('hash_malformed');
    expect(await rejectionOf(proveInclusion(1, 2, () => Promise.resolve([Buffer.alloc(5)])))).toBe('hash_malformed');
  });

  it('is not asked when nothing is to be read', async () => {
    const never: HashReader = () => Promise.reject(new Error('asked'));
    expect(await proveInclusion(0, 1, never)).toEqual([]);
    expect(await proveConsistency(8, 8, never)).toEqual([]);
  });

  it('of tiles asks for each tile once, and takes a full one in place of a partial one', async () => {
    const full = new TestLog(entries.slice(0, 768), 700);
    const asked: Tile[] = [];
    const readTile = (tile: Tile) => {
      asked.push(tile);
      return full.readTile({ ...tile, width: tile.level === 0 ? 256 : tile.width });
    };
    const proof = await proveInclusion(300, 700, tileHashReader(700, readTile));
    expect(proof).toEqual(naiveInclusion(300, entries.slice(0, 700)));
    expect(asked).toEqual([
      { level: 0, index: 1, width: 256 },
      { level: 1, index: 0, width: 2 },
      { level: 0, index: 2, width: 188 },
    ]);
  });

  it('of tiles refuses tiles of other lengths, and nodes that the tree does not have', async () => {
    const short = tileHashReader(700, () => Promise.resolve(Buffer.alloc(31)));
    expect(await rejectionOf(proveInclusion(300, 700, short))).toBe('tile_wrong_length');
    expect(await rejectionOf(short([{ level: 9, index: 1 }]))).toBe('index_out_of_range');
  });
});
