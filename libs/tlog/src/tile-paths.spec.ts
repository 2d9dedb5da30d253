import fc from 'fast-check';
import { refusalOf } from './refusal.fixture';
import { bundlePath, parseTilePath, tilePath } from './tile-paths';

it.each([
  ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
  ['tile/0/x001/x234/067.p/8', { level: 0, index: 1_234_067, width: 8 }],
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/1/000.p/1', { level: 1, index: 0, width: 1 }],
  ['tile/2/999.p/255', { level: 2, index: 999, width: 255 }],
  ['tile/63/x001/000', { level: 63, index: 1_000, width: 256 }],
  ['tile/0/x009/x007/x199/x254/x740/991', { level: 0, index: Number.MAX_SAFE_INTEGER, width: 256 }],
])('%s is a tile', (path, tile) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual({ tile });
});

it.each([
  ['tile/entries/000', { index: 0, width: 256 }],
  ['tile/entries/x001/x234/067.p/17', { index: 1_234_067, width: 17 }],
])('%s is an entry bundle', (path, bundle) => {
  expect(bundlePath(bundle)).toBe(path);
  expect(parseTilePath(path)).toEqual({ bundle });
});

it('writes and reads the same place', () => {
  const place = fc.record({ index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 63 }), (bundle, level) => {
      expect(parseTilePath(bundlePath(bundle))).toEqual({ bundle });
      expect(parseTilePath(tilePath({ level, ...bundle }))).toEqual({ tile: { level, ...bundle } });
    }),
  );
});

it.each([
  '',
  'checkpoint',
  '/tile/0/000',
  'tile/0/000/',
  'tile/0/000\n',
  'tile/64/000',
  'tile/00/000',
  'tile/-1/000',
  'tile/data/000',
  'tile/0/0',
  'tile/0/00',
  'tile/0/0000',
  'tile/0/x000',
  'tile/0/x000/001',
  'tile/0/001/001',
  'tile/0/X001/001',
  'tile/0/x001/x001',
  'tile/0/00٣',
  'tile/0/000.p/',
  'tile/0/000.p/0',
  'tile/0/000.p/01',
  'tile/0/000.p/256',
  'tile/0/000.p/1000',
  'tile/0/000.P/1',
  'tile/0/../000',
  'tile/0/x009/x007/x199/x254/x740/992',
  `tile/0/${'x000/'.repeat(10_000)}000`,
])('%j is no path', (path) => {
  expect(refusalOf(() => parseTilePath(path))).toBe('tile_path_malformed');
});

it.each([
  { level: 64, index: 0, width: 1 },
  { level: -1, index: 0, width: 1 },
  { level: 0.5, index: 0, width: 1 },
  { level: 0, index: -1, width: 1 },
  { level: 0, index: 2 ** 53, width: 1 },
  { level: 0, index: 0, width: 0 },
  { level: 0, index: 0, width: 257 },
])('%j has no path', (tile) => {
  expect(refusalOf(() => tilePath(tile))).toBe('tile_path_malformed');
});
