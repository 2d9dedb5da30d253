import { deflateSync } from 'node:zlib';
import { Problem } from '@askonce/problems';
import { ImagePages } from './image-pages';
import { aJpeg, aPng } from './pictures.fixture';

const pages = new ImagePages();
const textOf = async (images: Buffer[]) => Buffer.from(await pages.toPdf(images)).toString('latin1');
/** The sizes of the pages, in points. */
const sizesOf = (pdf: string) =>
  [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [w, h].map(Number));
const wrongWith = (images: Buffer[]) =>
  pages.toPdf(images).then(
    () => 'nothing',
    (error: unknown) => {
      if (error instanceof Problem) return error.details.errors ?? error.details.detail;
      throw error;
    },
  );

describe('pages made of images', () => {
  it('are as many as there are images, in their order, each as large as A4 would be', async () => {
    const pdf = await textOf([
      aJpeg({ width: 421, height: 200 }),
      aPng(),
      aPng({ colour: 6 }),
      aPng({ width: 8, height: 8, interlace: 1, unpacked: Buffer.alloc(15 + 8 * 8 * 3) }),
    ]);
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(sizesOf(pdf)).toEqual([
      [842, 400],
      [842, 631.5],
      [842, 631.5],
      [842, 842],
    ]);
  });

  it('stand upright, as EXIF says', async () => {
    const turned = [1, 3, 6, 8].map((orientation) => aJpeg({ width: 20, height: 10, orientation }));
    expect(sizesOf(await textOf(turned))).toEqual([
      [842, 421],
      [842, 421],
      [421, 842],
      [421, 842],
    ]);
  });

  it('are the same bytes for the same images', async () => {
    const images = [aJpeg(), aPng({ colour: 6 })];
    expect(await textOf(images)).toBe(await textOf(images));
  });

  it('are made of one set of images at a time', async () => {
    const order: string[] = [];
    const slow = pages.inTurn(async () => {
      order.push('begins');
      await new Promise(setImmediate);
      order.push('ends');
    });
    const failing = pages.inTurn(() => Promise.reject(new Error('planted')));
    const next = pages.inTurn(() => Promise.resolve(order.push('next')));
    await expect(failing).rejects.toThrow('planted');
    await Promise.all([slow, next]);
    expect(order).toEqual(['begins', 'ends', 'next']);
  });

  const bomb = deflateSync(Buffer.alloc(20_000_000));
  it.each<[string, Buffer, string]>([
    ['a JPEG that is cut off', aJpeg().subarray(0, -2), 'is cut off'],
    ['a JPEG without a frame', Buffer.from('ffd8ffd9', 'hex'), 'is broken'],
    ['a JPEG without extent', aJpeg({ width: 0 }), 'is broken'],
    ['a JPEG of four gigapixels', aJpeg({ width: 65_535, height: 65_535 }), 'has more than 120 megapixels'],
    ['a PNG that is cut off', aPng().subarray(0, -6), 'is cut off'],
    ['a PNG that ends in its header', aPng().subarray(0, 20), 'is broken'],
    [
      'a PNG of endless pixels',
      aPng({ width: 2 ** 31, height: 2 ** 31, unpacked: Buffer.alloc(1) }),
      'has more than 120 megapixels',
    ],
    [
      'a PNG too large to be unpacked',
      aPng({ width: 10_000, height: 10_000, unpacked: Buffer.alloc(1) }),
      'is too large for a PNG: save it as JPEG',
    ],
    ['a PNG that unpacks to more than it says', aPng({ packed: bomb }), 'is broken'],
    ['a PNG that unpacks to less', aPng({ unpacked: Buffer.alloc(5) }), 'is broken'],
    ['a PNG of noise', aPng({ packed: Buffer.from('noise') }), 'is broken'],
    ['a PNG with an unknown filter', aPng({ unpacked: Buffer.alloc(39, 9) }), 'is broken'],
    ['a PNG of an unknown kind', aPng({ depth: 5 }), 'is broken'],
  ])('are refused for %s', async (_what, image, detail) => {
    expect(await wrongWith([aPng(), image])).toEqual([{ pointer: '/content/1', detail }]);
  });
});
