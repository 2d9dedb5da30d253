import fc from 'fast-check';
import { growTree, EMPTY_TREE, type GrowingTree } from './growing-tiles';
import { EMPTY_ROOT, leafHash } from './hashes';
import { someEntries } from './log.fixture';
import { naiveRoot } from './naive-tree.fixture';
import { refusalOf } from './refusal.fixture';
import { hashesOfTile, newBundles, newTiles, placeOf, tileKey, tilesOf, tileWidth, type Tile } from './tiles';
import { consistencyParts, inclusionParts } from './tree-nodes';

/** How many tiles of each kind, in the words of the specification's examples. */
const summary = (tiles: Iterable<Tile>) => {
  const counts: Record<string, number> = {};
  for (const { level, width } of tiles) {
    const kind = width === 256 ? `full, level ${level}` : `${width} wide, level ${level}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

it('divides trees into tiles as in the examples of tlog-tiles', () => {
  expect(summary(newTiles(0, 70_000))).toEqual({
    'full, level 0': 273,
    '112 wide, level 0': 1,
    'full, level 1': 1,
    '17 wide, level 1': 1,
    '1 wide, level 2': 1,
  });
  expect(summary(newTiles(0, 256))).toEqual({ 'full, level 0': 1, '1 wide, level 1': 1 });
  expect([...newTiles(0, 0)]).toEqual([]);
  expect([...newTiles(70_000, 70_000)]).toEqual([]);
  expect([...newBundles(511, 513)]).toEqual([
    { index: 1, width: 256 },
    { index: 2, width: 1 },
  ]);
});

it('goes up to level 6 in the largest tree', () => {
  const last = Number.MAX_SAFE_INTEGER;
  expect([tileWidth(6, 0, last), tileWidth(7, 0, last)]).toEqual([31, 0]);
  expect([...newTiles(last - 1, last)]).toEqual([{ level: 0, index: 2 ** 45 - 1, width: 255 }]);
});

it('names as new every tile that differs, and no other', () => {
  const size = fc.integer({ min: 0, max: 140_000 });
  fc.assert(
    fc.property(size, size, (one, other) => {
      const [oldSize, newSize] = [Math.min(one, other), Math.max(one, other)];
      const key = (tile: Tile) => `${tileKey(tile)}/${tile.width}`;
      const before = new Set(Array.from(newTiles(0, oldSize), key));
      const expected = Array.from(newTiles(0, newSize), key).filter((tile) => !before.has(tile));
      expect(Array.from(newTiles(oldSize, newSize), key)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

it('finds each node in its tile', () => {
  expect(placeOf({ level: 0, index: 69_999 }, 70_000)).toEqual({
    tile: { level: 0, index: 273, width: 112 },
    start: 111,
    count: 1,
  });
  expect(placeOf({ level: 3, index: 33 }, 70_000)).toEqual({
    tile: { level: 0, index: 1, width: 256 },
    start: 8,
    count: 8,
  });
  expect(placeOf({ level: 8, index: 272 }, 70_000)).toEqual({
    tile: { level: 1, index: 1, width: 17 },
    start: 16,
    count: 1,
  });
  expect(placeOf({ level: 16, index: 0 }, 70_000)).toEqual({
    tile: { level: 2, index: 0, width: 1 },
    start: 0,
    count: 1,
  });
  expect(refusalOf(() => placeOf({ level: 16, index: 1 }, 70_000))).toBe('index_out_of_range');
  expect(refusalOf(() => placeOf({ level: 3, index: 8_750 }, 70_000))).toBe('index_out_of_range');
});

it('names the tiles that a proof needs, each once', () => {
  const keys = (tiles: readonly Tile[]) => tiles.map(tileKey).sort();
  expect(keys(tilesOf(inclusionParts(1_000, 70_000), 70_000))).toEqual(['0/273', '0/3', '1/0', '1/1']);
  expect(keys(tilesOf(consistencyParts(512, 768), 768))).toEqual(['1/0']);
  expect(keys(tilesOf(consistencyParts(65_536, 70_000), 70_000))).toEqual(['0/273', '1/1']);
});

describe('a growing tree', () => {
  it('gives tiles of the hashes that tlog-tiles names, in whatever batches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }), (batches) => {
        const entries = someEntries(batches.reduce((sum, count) => sum + count, 0));
        let tree: GrowingTree = EMPTY_TREE;
        for (const count of batches) {
          const size = tree.range.size;
          const grown = growTree(tree, entries.slice(size, size + count).map(leafHash));
          expect(grown.tiles.map(({ tile }) => tile)).toEqual([...newTiles(size, size + count)]);
          for (const { tile, bytes } of grown.tiles) {
            const leaves = 256 ** tile.level;
            hashesOfTile(tile, bytes).forEach((hash, at) => {
              const first = (tile.index * 256 + at) * leaves;
              expect(hash).toEqual(naiveRoot(entries.slice(first, first + leaves)));
            });
          }
          tree = grown;
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['nothing', []],
    ['a hash too few', [Buffer.alloc(87 * 32), Buffer.alloc(32)]],
    ['half a hash', [Buffer.alloc(88 * 32 - 16), Buffer.alloc(3 * 32)]],
    ['a level too many', [Buffer.alloc(88 * 32), Buffer.alloc(32), Buffer.alloc(32)]],
  ])('is refused with %s for the edge of 344 leaves', (_, edge) => {
    const range = { size: 344, hashes: [EMPTY_ROOT, EMPTY_ROOT, EMPTY_ROOT, EMPTY_ROOT] };
    expect(refusalOf(() => growTree({ range, edge }, []))).toBe('tile_wrong_length');
  });
});

it('reads a tile of its width, or the beginning of a full one, and nothing else', () => {
  const tile = { level: 0, index: 7, width: 3 };
  const bytes = Buffer.alloc(256 * 32, 1);
  expect(hashesOfTile(tile, bytes.subarray(0, 96))).toHaveLength(3);
  expect(hashesOfTile(tile, bytes)).toHaveLength(3);
  for (const length of [0, 32, 95, 97, 128, 8_191, 8_193]) {
    expect(refusalOf(() => hashesOfTile(tile, Buffer.alloc(length)))).toBe('tile_wrong_length');
  }
});
