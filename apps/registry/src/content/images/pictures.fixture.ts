import { deflateSync, crc32 } from 'node:zlib';

interface Png {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  /** 2 is colour, 6 colour with transparency. */
  readonly colour?: number;
  readonly interlace?: number;
  /** In place of the pixels that belong there. */
  readonly unpacked?: Buffer;
  readonly packed?: Buffer;
}

/** A small PNG of one shade, as whole or as broken as is wanted. */
export function aPng(given: Png = {}): Buffer {
  const { width = 4, height = 3, depth = 8, colour = 2, interlace = 0 } = given;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  const row = 1 + (width * (colour === 6 ? 4 : 3) * depth) / 8;
  const unpacked = given.unpacked ?? Buffer.alloc(row * height);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', given.packed ?? deflateSync(unpacked)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The frame of a JPEG of this size, turned as EXIF says; of what it shows there is nothing. */
export function aJpeg({ width = 40, height = 30, orientation = 1, note = '' } = {}): Buffer {
  const exif = Buffer.from(
    `Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0`,
    'latin1',
  );
  const frame = Buffer.from([
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    1,
    0x11,
    0,
    2,
    0x11,
    1,
    3,
    0x11,
    1,
  ]);
  const segments = [segment(0xe1, exif), segment(0xfe, Buffer.from(note)), segment(0xc0, frame)];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, Buffer.from([0xff, 0xd9])]);
}

function segment(marker: number, data: Buffer): Buffer {
  const length = data.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), data]);
}
