import fc from 'fast-check';
import { entriesOfBundle, formatBundle, parseBundle } from './entry-bundles';
import { refusalOf } from './refusal.fixture';

it('writes each entry behind its length in 16 bits, big-endian', () => {
  expect(formatBundle([Buffer.from('a'), Buffer.alloc(0), Buffer.alloc(258, 'b')]).toString('latin1')).toBe(
    `\0\x01a\0\0\x01\x02${'b'.repeat(258)}`,
  );
});

it('reads what it writes', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });
  fc.assert(
    fc.property(entries, (written) => {
      expect(parseBundle(formatBundle(written)).map((entry) => [...entry])).toEqual(written.map((entry) => [...entry]));
    }),
    { numRuns: 30 },
  );
});

it('takes entries of 65,535 bytes and 256 of them, and no more', () => {
  expect(parseBundle(formatBundle([Buffer.alloc(65_535)]))[0]).toHaveLength(65_535);
  expect(refusalOf(() => formatBundle([Buffer.alloc(65_536)]))).toBe('entry_too_large');
  const empty = Buffer.alloc(0);
  expect(parseBundle(formatBundle(Array<Buffer>(256).fill(empty)))).toHaveLength(256);
  expect(refusalOf(() => formatBundle(Array<Buffer>(257).fill(empty)))).toBe('bundle_malformed');
  expect(refusalOf(() => formatBundle([]))).toBe('bundle_malformed');
  expect(refusalOf(() => parseBundle(Buffer.alloc(257 * 2)))).toBe('bundle_malformed');
  expect(refusalOf(() => parseBundle(Buffer.alloc(100_000_000)))).toBe('bundle_malformed');
  expect(refusalOf(() => parseBundle(Buffer.alloc(0)))).toBe('bundle_malformed');
});

it('refuses a bundle cut anywhere but between entries', () => {
  const bundle = formatBundle([Buffer.from('one'), Buffer.from('two')]);
  for (let length = 0; length < bundle.length; length += 1) {
    const cut = bundle.subarray(0, length);
    expect(refusalOf(() => parseBundle(cut))).toBe(length === 5 ? undefined : 'bundle_malformed');
  }
});

it('demands as many entries as the bundle is wide, or a full one', () => {
  const bytes = (count: number) => formatBundle(Array<Buffer>(count).fill(Buffer.from('x')));
  expect(entriesOfBundle({ index: 0, width: 3 }, bytes(3))).toHaveLength(3);
  expect(entriesOfBundle({ index: 0, width: 3 }, bytes(256))).toHaveLength(3);
  expect(refusalOf(() => entriesOfBundle({ index: 0, width: 3 }, bytes(2)))).toBe('bundle_wrong_length');
  expect(refusalOf(() => entriesOfBundle({ index: 0, width: 3 }, bytes(4)))).toBe('bundle_wrong_length');
  expect(refusalOf(() => entriesOfBundle({ index: 0, width: 256 }, bytes(255)))).toBe('bundle_wrong_length');
});
