import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { createContentKey } from './content-key';
import { PART_BYTES, SEALED_PART_BYTES, sealPart, unsealPart, type SealedPart } from './sealed-part';
import { sealParts, unsealParts } from './sealed-parts';
import { InvalidKey, SealBroken } from './vault-errors';

const context = '0199f3a0-7c1e-7000-8000-000000000001';
const key: Buffer = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const pattern = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 256));

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

const sealed = (content: Uint8Array, seal = { key, context }): Promise<SealedPart[]> =>
  collected(sealParts(seal)(Readable.from([content])));

async function unsealed(parts: Iterable<SealedPart>, seal = { key, context }): Promise<Buffer> {
  return Buffer.concat(await collected(unsealParts(seal)(Readable.from(parts))));
}

const flipped = (part: SealedPart, at: number): SealedPart => {
  const bytes = Buffer.from(part.bytes);
  bytes[at] = bytes[at]! ^ 1;
  return { ...part, bytes };
};

describe('sealed parts', () => {
  it('are what another implementation of the construction computes', async () => {
    const [first, second, ...more] = await sealed(pattern(PART_BYTES + 3));
    expect(more).toEqual([]);
    expect(createHash('sha256').update(first!.bytes).digest('hex')).toBe(
      '0eca8eba9415248b2eb4a56bba696993b094a5842502a941c95dfcf5dcc4afc2',
    );
    expect(Buffer.from(second!.bytes).toString('hex')).toBe('680a8e6004cf2ccc5dcf38dd6771c43fbca8c2');
  });

  it.each([
    [0, [16]],
    [1, [17]],
    [PART_BYTES - 1, [SEALED_PART_BYTES - 1]],
    [PART_BYTES, [SEALED_PART_BYTES]],
    [PART_BYTES + 1, [SEALED_PART_BYTES, 17]],
    [2 * PART_BYTES, [SEALED_PART_BYTES, SEALED_PART_BYTES]],
  ])('of %d bytes have 64 KiB each but the last', async (length, lengths) => {
    const parts = await sealed(pattern(length));
    expect(parts.map(({ bytes }) => bytes.length)).toEqual(lengths);
    expect(parts.map(({ number }) => number)).toEqual(lengths.map((_, index) => index));
    expect(parts.map(({ last }) => last)).toEqual(lengths.map((_, index) => index === lengths.length - 1));
  });

  it('give back what was sealed, however the source cuts it', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 90_000, size: 'max' }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(chunks, async (source) => {
        const parts = await collected(sealParts({ key, context })(Readable.from(source)));
        expect((await unsealed(parts)).equals(Buffer.concat(source))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('do not open when any single byte differs', async () => {
    const parts = await sealed(pattern(PART_BYTES + 100));
    const place = fc.record({ part: fc.nat(1), at: fc.nat(SEALED_PART_BYTES - 1) });
    await fc.assert(
      fc.asyncProperty(place, async ({ part, at }) => {
        const changed = parts.map((each, index) => (index === part ? flipped(each, at % each.bytes.length) : each));
        await expect(unsealed(changed)).rejects.toThrow(SealBroken);
      }),
    );
  });

  it('open in no other selection or order', async () => {
    const parts = await sealed(pattern(3 * PART_BYTES + 5));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 6 }), async (order) => {
        fc.pre(order.join() !== '0,1,2,3');
        await expect(unsealed(order.map((index) => parts[index]!))).rejects.toThrow(SealBroken);
      }),
    );
  });

  const relabelled = (parts: SealedPart[]): SealedPart[] => parts.map((part, number) => ({ ...part, number }));
  const endingHere = (parts: SealedPart[]): SealedPart[] =>
    parts.map((part, index) => ({ ...part, last: index === parts.length - 1 }));

  it.each<[string, (parts: SealedPart[]) => SealedPart[]]>([
    ['nothing at all', () => []],
    ['a missing end', ([first, second]) => [first!, second!]],
    ['a missing end behind a changed flag', (parts) => endingHere(parts.slice(0, 2))],
    ['a missing beginning, renumbered', (parts) => relabelled(parts.slice(1))],
    ['a repeated part, renumbered', ([first, ...rest]) => relabelled([first!, first!, ...rest])],
    ['two parts in each other’s place, renumbered', ([a, b, c]) => relabelled([b!, a!, c!])],
    ['a part after the last one', (parts) => [...parts, { ...parts[2]!, number: 3 }]],
    ['a part cut short', ([first, ...rest]) => [{ ...first!, bytes: first!.bytes.subarray(1) }, ...rest]],
    ['a part without its tag', ([a, b, c]) => [a!, b!, { ...c!, bytes: c!.bytes.subarray(0, 15) }]],
  ])('fail to open with %s', async (_, tamper) => {
    await expect(unsealed(tamper(await sealed(pattern(2 * PART_BYTES + 9))))).rejects.toThrow(SealBroken);
  });

  it.each([
    ['another key', { key: createContentKey(), context }],
    ['the id of other content', { key, context: '0199f3a0-7c1e-7000-8000-000000000002' }],
  ])('fail to open under %s', async (_, seal) => {
    await expect(unsealed(await sealed(pattern(20)), seal)).rejects.toThrow(SealBroken);
  });

  it('refuse a key that is not 32 bytes long', async () => {
    await expect(sealed(pattern(3), { key: Buffer.alloc(16), context })).rejects.toThrow(InvalidKey);
  });

  it('keep nothing but the part in work, and pass on an error of the source', async () => {
    let pulled = 0;
    const source = async function* (): AsyncGenerator<Buffer> {
      for (; pulled < 20; pulled += 1) yield Buffer.alloc(PART_BYTES);
      await Promise.reject(new Error('the source broke'));
    };
    const parts = sealParts({ key, context })(source());
    await parts.next();
    expect(pulled).toBeLessThanOrEqual(2);
    await expect(collected(parts)).rejects.toThrow('the source broke');
  });

  it('pass through a pipeline', async () => {
    const seal = { key, context };
    const read: Buffer[] = [];
    await pipeline(Readable.from([pattern(PART_BYTES * 2)]), sealParts(seal), unsealParts(seal), async (source) => {
      for await (const plaintext of source) read.push(plaintext);
    });
    expect(Buffer.concat(read).equals(pattern(PART_BYTES * 2))).toBe(true);
  });
});

describe('one sealed part', () => {
  it('opens by itself', async () => {
    const parts = await sealed(pattern(PART_BYTES + 3));
    expect(unsealPart({ key, context }, parts[1]!).equals(pattern(PART_BYTES + 3).subarray(PART_BYTES))).toBe(true);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 32])('with the number %d is refused', (number) => {
    const part = { number, last: true, bytes: Buffer.alloc(40) };
    expect(() => unsealPart({ key, context }, part)).toThrow(SealBroken);
    expect(() => sealPart({ key, context }, Buffer.alloc(24), part)).toThrow(RangeError);
  });

  it('that is empty stands only for empty content', () => {
    expect(() => sealPart({ key, context }, Buffer.alloc(0), { number: 1, last: true })).toThrow(RangeError);
  });
});
