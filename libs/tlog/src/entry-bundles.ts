import { TILE_WIDTH, type EntryBundle } from './tiles';
import { TlogError } from './tlog-error';

/** Bytes of the longest entry: its length has 16 bits (c2sp.org/tlog-tiles, Log entries). */
export const MAX_ENTRY_BYTES = 0xffff;

const LENGTH_BYTES = 2;

/** @throws TlogError `entry_too_large`, `bundle_malformed` unless there are 1 to 256 entries */
export function formatBundle(entries: readonly Uint8Array[]): Buffer {
  checkCount(entries.length);
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));
}

/** @throws TlogError `bundle_malformed` unless it is 1 to 256 whole entries and nothing else */
export function parseBundle(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const begin = at + LENGTH_BYTES;
    const end = begin <= bytes.length ? begin + view.getUint16(at) : Infinity;
    if (end > bytes.length) throw malformed(`The bundle ends within its entry ${entries.length}`);
    entries.push(bytes.subarray(begin, end));
    if (entries.length > TILE_WIDTH) break;
    at = end;
  }
  checkCount(entries.length);
  return entries;
}

/**
 * The entries of this bundle. A log may have the full bundle only, once there is one: then these are its first ones.
 * @throws TlogError `bundle_malformed`, `bundle_wrong_length` when there are neither as many entries as the bundle is wide, nor 256
 */
export function entriesOfBundle({ index, width }: EntryBundle, bytes: Uint8Array): Uint8Array[] {
  const entries = parseBundle(bytes);
  if (entries.length !== width && entries.length !== TILE_WIDTH) {
    throw new TlogError('bundle_wrong_length', `Entry bundle ${index} has ${width} entries, not ${entries.length}`);
  }
  return entries.slice(0, width);
}

function lengthOf(entry: Uint8Array): Buffer {
  if (entry.length > MAX_ENTRY_BYTES) {
    throw new TlogError(
      'entry_too_large',
      `An entry has at most ${MAX_ENTRY_BYTES} bytes, this one has ${entry.length}`,
    );
  }
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt16BE(entry.length);
  return length;
}

function checkCount(count: number): void {
  if (count < 1 || count > TILE_WIDTH) throw malformed(`A bundle has 1 to ${TILE_WIDTH} entries`);
}

function malformed(message: string): TlogError {
  return new TlogError('bundle_malformed', message);
}
