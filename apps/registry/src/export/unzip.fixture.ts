import { crc32, inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/** Reads a ZIP by its directory (APPNOTE 4.3.12, 4.3.16), apart from what made it. @throws when it is not whole */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('The archive has no directory: it is not whole.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('The directory of the archive is damaged.');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength!);
    files.set(name, fileAt(archive, at));
    at += 46 + nameLength! + extraLength! + commentLength!;
  }
  return files;
}

function fileAt(archive: Buffer, entry: number): Buffer {
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const stored = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  const bytes = archive.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(stored) : Buffer.from(stored);
  if (crc32(bytes) !== archive.readUInt32LE(entry + 16)) throw new Error('A file of the archive is damaged.');
  return bytes;
}
