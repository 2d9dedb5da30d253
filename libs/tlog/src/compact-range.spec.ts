import fc from 'fast-check';
import { appendToRange, EMPTY_RANGE, rangeRoot, restoreRange, serializeRange } from './compact-range';
import { EMPTY_ROOT, leafHash, nodeHash } from './hashes';
import { someEntries } from './log.fixture';
import { naiveRoot } from './naive-tree.fixture';
import { MAX_NUMBER } from './numbers';
import { refusalOf } from './refusal.fixture';

const sizes = fc.integer({ min: 0, max: 1_000 });

it('hashes as RFC 6962 says', () => {
  const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');
  expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hex(leafHash(new Uint8Array()))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(hex(leafHash(Buffer.from('L123456')))).toBe(
    '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
  );
  expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
    'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
  );
});

describe('appending', () => {
  it('leads to the root of the naive tree, in whatever batches', () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 20 }), (size, batches) => {
        const entries = someEntries(size);
        let range = EMPTY_RANGE;
        for (const batch of [...batches, size]) {
          range = appendToRange(range, entries.slice(range.size, range.size + batch).map(leafHash));
        }
        expect(range.size).toBe(size);
        expect(rangeRoot(range)).toEqual(naiveRoot(entries));
      }),
      { numRuns: 30 },
    );
  });

  it('leads to the same root for every size up to 300', () => {
    const entries = someEntries(300);
    let range = EMPTY_RANGE;
    for (const [index, entry] of entries.entries()) {
      range = appendToRange(range, [leafHash(entry)]);
      expect(rangeRoot(range)).toEqual(naiveRoot(entries.slice(0, index + 1)));
    }
  });

  it('shows each subtree when it is complete, once', () => {
    const entries = someEntries(100);
    const seen = new Map<string, Uint8Array>();
    appendToRange(EMPTY_RANGE, entries.map(leafHash), ({ level, index }, hash) => {
      expect(seen.has(`${level}/${index}`)).toBe(false);
      seen.set(`${level}/${index}`, hash);
    });
    expect(seen.size).toBe(100 + 50 + 25 + 12 + 6 + 3 + 1);
    expect(seen.get('3/4')).toEqual(naiveRoot(entries.slice(32, 40)));
  });

  it('leaves the range it began with as it was', () => {
    const before = appendToRange(EMPTY_RANGE, someEntries(7).map(leafHash));
    appendToRange(before, someEntries(9).map(leafHash));
    expect(rangeRoot(before)).toEqual(naiveRoot(someEntries(7)));
  });

  it('is exact at the largest size, and refuses to leave it', () => {
    const almost = restoreRange(MAX_NUMBER - 1, Buffer.alloc(52 * 32));
    const full = appendToRange(almost, [leafHash(Buffer.from('last'))]);
    expect([full.size, full.hashes.length]).toEqual([MAX_NUMBER, 53]);
    expect(refusalOf(() => appendToRange(full, [EMPTY_ROOT]))).toBe('number_too_large');
  });

  it('refuses hashes of other lengths, and ranges with too few hashes', () => {
    expect(refusalOf(() => appendToRange(EMPTY_RANGE, [Buffer.alloc(31)]))).toBe('hash_malformed');
    expect(refusalOf(() => appendToRange({ size: 3, hashes: [EMPTY_ROOT] }, [EMPTY_ROOT]))).toBe('range_malformed');
  });
});

describe('a range kept as bytes', () => {
  it('goes on as if it had never been put away', () => {
    fc.assert(
      fc.property(sizes, sizes, (size, more) => {
        const entries = someEntries(size + more).map(leafHash);
        const range = appendToRange(EMPTY_RANGE, entries.slice(0, size));
        const restored = restoreRange(size, serializeRange(range));
        expect(rangeRoot(appendToRange(restored, entries.slice(size)))).toEqual(
          rangeRoot(appendToRange(EMPTY_RANGE, entries)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [3, 32, 'range_malformed'],
    [3, 96, 'range_malformed'],
    [3, 63, 'range_malformed'],
    [0, 32, 'range_malformed'],
    [-1, 0, 'number_malformed'],
    [1.5, 32, 'number_malformed'],
    [NaN, 0, 'number_malformed'],
    [2 ** 53, 32, 'number_too_large'],
  ])('is refused for %d leaves and %d bytes', (size, length, code) => {
    expect(refusalOf(() => restoreRange(size, Buffer.alloc(length)))).toBe(code);
  });
});
