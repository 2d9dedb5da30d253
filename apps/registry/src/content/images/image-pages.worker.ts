import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';

// It runs in a thread of its own, with limits of memory and time, since what decodes images is fed by strangers. It imports
// nothing of ours, so that the thread can load it as it is, compiled or not.

/** What the library has opened; the last one is of a PNG, until it has been written. */
interface OpenedImage {
  readonly width: number;
  readonly height: number;
  readonly orientation?: number;
  readonly imgData?: Uint8Array | null;
}
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way in which the library's types can be added to
  namespace PDFKit.Mixins {
    interface PDFImage {
      openImage(bytes: Buffer): OpenedImage;
      image(image: OpenedImage, x: number, y: number, options: ImageOption): this;
    }
  }
}

/** The longer side of a page, in points: that of A4. */
const LONGER_SIDE = 842;
/** PDF 1.7, annex C: a page has at least three points. */
const SHORTEST_SIDE = 3;
const MAX_PIXELS = 120_000_000;
/** What one PNG may unpack to: 17 megapixels in colour. */
const MAX_UNPACKED_BYTES = 50 * 1024 * 1024;
const PNG_SIGNATURE = '89504e470d0a1a0a';
/** By colour type (PNG, 11.2.1): channels, and how many bits each may have. */
const PNG_COLOURS: Readonly<Record<number, readonly [channels: number, depths: readonly number[]]>> = {
  0: [1, [1, 2, 4, 8, 16]],
  2: [3, [8, 16]],
  3: [1, [1, 2, 4, 8]],
  4: [2, [8, 16]],
  6: [4, [8, 16]],
};
/** Where Adam7 begins and how it steps (PNG, 8.2): x, y, dx, dy. */
const PASSES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const MAX_FILTER = 4;
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);

/** What is wrong with an image. */
class Unusable extends Error {}

async function pdfOf(images: readonly Buffer[]): Promise<Buffer> {
  await each(images, check);
  // Only now: it is large, and most of what is refused has been by then.
  const { default: PDFDocument } = await import('pdfkit');
  // Always the same date: the same images make the same bytes, so that a repeated call is known by its digest.
  const document = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once('end', resolve));
  await each(images, (bytes) => addPage(document, bytes));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** @throws Unusable, caused by the place of the image among the others */
async function each(images: readonly Buffer[], work: (bytes: Buffer) => Promise<void> | void): Promise<void> {
  for (const [cause, bytes] of images.entries()) {
    try {
      await work(bytes);
    } catch (error) {
      throw new Unusable(error instanceof Unusable ? error.message : 'is broken', { cause });
    }
  }
}

function check(bytes: Buffer): void {
  if (bytes.subarray(0, 8).toString('hex') === PNG_SIGNATURE) checkPng(bytes);
  else if (!bytes.includes(END_OF_JPEG)) throw new Unusable('is cut off');
}

async function addPage(document: PDFKit.PDFDocument, bytes: Buffer): Promise<void> {
  const image = document.openImage(bytes);
  checkSize(image);
  const { width, height, orientation = 1 } = image;
  const size = orientation > 4 ? pageOf(height, width) : pageOf(width, height);
  document.addPage({ size, margin: 0 });
  document.image(image, 0, 0, { width: size[0], height: size[1] });
  // One after the other: the pixels of a PNG come later, and only those of one are to be in memory.
  while (image.imgData) await setImmediate();
}

const pageOf = (width: number, height: number): [number, number] => {
  const scale = LONGER_SIDE / Math.max(width, height);
  return [Math.max(width * scale, SHORTEST_SIDE), Math.max(height * scale, SHORTEST_SIDE)];
};

function checkSize({ width, height }: Pick<OpenedImage, 'width' | 'height'>): void {
  const pixels = width * height;
  if (!Number.isInteger(pixels) || pixels < 1) throw new Unusable('is broken');
  if (pixels > MAX_PIXELS) throw new Unusable('has more than 120 megapixels');
}

/** The library trusts what a PNG says of itself: what unpacks to something else does not reach it. */
function checkPng(bytes: Buffer): void {
  const header = bytes.subarray(16, 29);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth = 0, colour = 0, , , interlace = 0] = header.subarray(8);
  checkSize({ width, height });
  const [channels, depths] = PNG_COLOURS[colour] ?? [0, []];
  if (!depths.includes(depth) || interlace > 1) throw new Unusable('is broken');
  const passes = interlace === 1 ? PASSES : [[0, 0, 1, 1] as const];
  const rows = passes.flatMap(([x, y, dx, dy]) => {
    const [columns, lines] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return columns > 0 && lines > 0 ? [{ lines, bytes: 1 + Math.ceil((columns * channels * depth) / 8) }] : [];
  });
  const expected = rows.reduce((sum, row) => sum + row.lines * row.bytes, 0);
  if (expected > MAX_UNPACKED_BYTES) throw new Unusable('is too large for a PNG: save it as JPEG');
  const unpacked = inflateSync(Buffer.concat(pixelChunks(bytes)), { maxOutputLength: expected });
  let at = 0;
  for (const row of rows) {
    for (let line = 0; line < row.lines; line += 1, at += row.bytes) {
      if ((unpacked[at] ?? 255) > MAX_FILTER) throw new Unusable('is broken');
    }
  }
  if (at !== unpacked.length) throw new Unusable('is broken');
}

/** The chunks of a PNG (5.3) up to its end, each within the file, with a header first. */
function pixelChunks(bytes: Buffer): Buffer[] {
  const pixels: Buffer[] = [];
  for (let at = 8; ;) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    const end = at + 8 + length;
    if (end + 4 > bytes.length) throw new Unusable('is cut off');
    if ((type === 'IHDR') !== (at === 8)) throw new Unusable('is broken');
    if (type === 'IDAT') pixels.push(bytes.subarray(at + 8, end));
    if (type === 'IEND') return pixels;
    at = end + 4;
  }
}

pdfOf((workerData as readonly Uint8Array[]).map((bytes) => Buffer.from(bytes))).then(
  (pdf) => parentPort?.postMessage({ pdf }),
  (error: unknown) => {
    if (!(error instanceof Unusable)) throw error;
    parentPort?.postMessage({ image: error.cause, detail: error.message });
  },
);
