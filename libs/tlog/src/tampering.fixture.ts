import { formatBundle } from './entry-bundles';
import { leafHash } from './hashes';
import { someEntries, TestLog } from './log.fixture';
import { bundlePath } from './tile-paths';

export const SIZE = 3_000;
export const entries = someEntries(SIZE);
export const original = new TestLog(entries);

/** A copy of the log in which something was changed. */
export function tampered(change: (log: TestLog) => void): TestLog {
  const log = new TestLog([]);
  for (const [path, content] of original.files) log.write(path, content);
  change(log);
  return log;
}

/** Flips a bit of the byte at this place. */
export const flip = (path: string, at: number) => (log: TestLog) => {
  const bytes = Buffer.from(log.files.get(path)!);
  bytes[at] = bytes[at]! ^ 1;
  log.write(path, bytes);
};

/** Changes the entries of a bundle, and not their leaves. */
export const bundle = (index: number, change: (some: Uint8Array[]) => Uint8Array[]) => (log: TestLog) => {
  const some = entries.slice(index * 256, (index + 1) * 256);
  log.write(bundlePath({ index, width: some.length }), formatBundle(change(some)));
};

export const checkpoint = (content: string | Uint8Array) => (log: TestLog) => {
  log.write('checkpoint', content);
};

export const both =
  (...changes: ((log: TestLog) => void)[]) =>
  (log: TestLog) => {
    for (const change of changes) change(log);
  };

/** Puts the hash of another entry into the tile of leaves. */
export function leafOf(index: number, entry: string) {
  return (log: TestLog) => {
    const path = `tile/0/${String(index >> 8).padStart(3, '0')}`;
    const tile = Buffer.from(log.files.get(path)!);
    tile.set(leafHash(Buffer.from(entry)), (index & 255) * 32);
    log.write(path, tile);
  };
}
