import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  appendToRange,
  bundlePath,
  EMPTY_RANGE,
  entriesOfBundle,
  type EntryBundle,
  formatBundle,
  type Hash,
  HASH_BYTES,
  leafHash,
  type LogReader,
  MAX_ENTRY_BYTES,
  MAX_TEXT_BYTES,
  rangeRoot,
  type Tile,
  TILE_WIDTH,
  tilePath,
} from '@askonce/tlog';
import { CliError } from '../cli-error';
import { bytesAt, type Reading } from './bytes-at';
import { bytesIn, type ReadBytes } from './bytes-in';

const LENGTH_BYTES = 2;
const MOST_OF_BUNDLE = TILE_WIDTH * (MAX_ENTRY_BYTES + LENGTH_BYTES);
const MOST_OF_TILE = TILE_WIDTH * HASH_BYTES;

export interface OpenedLog extends LogReader {
  readonly readCheckpoint: () => Promise<Buffer>;
  /** False where a folder has entries and no tiles: these are then made from the entries, and nothing is learned from them. */
  readonly hasTiles: boolean;
}

export interface Opening extends Reading {
  /** Whether to read the last checkpoint that has its quorum, where the log has it apart from the latest. */
  readonly isCosigned: boolean;
}

/** A log at an address (http, https), or in a folder with the same paths. What cannot be read is a CliError when its turn comes. */
export function openLog(place: string, { isCosigned, ...reading }: Opening): OpenedLog {
  const isAddress = /^https?:\/\//.test(place);
  const read = isAddress ? bytesAt(place, reading) : bytesIn(place);
  const readCheckpoint = async () => {
    const cosigned = isCosigned ? await read('cosigned/checkpoint', MAX_TEXT_BYTES) : undefined;
    const bytes = cosigned ?? (await read('checkpoint', MAX_TEXT_BYTES));
    if (bytes === undefined) throw new CliError(`There is no log at ${place}: it has no checkpoint.`);
    return bytes;
  };
  const readBundle = (bundle: EntryBundle) =>
    fullIfGone(read, { of: bundle, pathOf: bundlePath, most: MOST_OF_BUNDLE });
  const readTile = (tile: Tile) => fullIfGone(read, { of: tile, pathOf: tilePath, most: MOST_OF_TILE });
  if (isAddress) return { hasTiles: true, readCheckpoint, readBundle, readTile };
  const readKept = (bundle: EntryBundle) => grownIfGone(place, bundle, readBundle);
  const hasTiles = existsSync(join(place, 'tile', '0'));
  return { hasTiles, readCheckpoint, readBundle: readKept, readTile: hasTiles ? readTile : tilesOf(readKept) };
}

interface Wanted<T extends EntryBundle> {
  readonly of: T;
  readonly pathOf: (resource: T) => string;
  readonly most: number;
}

/** A log may have removed what is partial once it is full. */
async function fullIfGone<T extends EntryBundle>(read: ReadBytes, { of, pathOf, most }: Wanted<T>): Promise<Buffer> {
  const bytes = (await read(pathOf(of), most)) ?? (await read(pathOf({ ...of, width: TILE_WIDTH }), most));
  if (bytes === undefined) throw new CliError(`The log is not whole: it has no ${pathOf(of)}.`);
  return bytes;
}

/** Who writes to a folder meanwhile puts a wider bundle in place of a partial one: the same entries, and some more. */
async function grownIfGone(
  folder: string,
  bundle: EntryBundle,
  readBundle: LogReader['readBundle'],
): Promise<Uint8Array> {
  const { index, width } = bundle;
  const widths = await partialWidths(join(folder, dirname(bundlePath({ index, width: 1 }))));
  const grown = widths.includes(width) ? undefined : widths.find((found) => found > width);
  if (width === TILE_WIDTH || grown === undefined) return await readBundle(bundle);
  const wider = { index, width: grown };
  return formatBundle(entriesOfBundle(wider, await readBundle(wider)).slice(0, width));
}

async function partialWidths(folder: string): Promise<number[]> {
  try {
    return (await readdir(folder)).map(Number).filter(Number.isInteger);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new CliError(`${folder} cannot be read (${String(code)}).`, { cause });
  }
}

/** Tiles as they follow from the entries. */
function tilesOf(readBundle: LogReader['readBundle']): LogReader['readTile'] {
  const hashesOf = async ({ level, index, width }: Tile): Promise<Hash[]> => {
    if (level === 0) return entriesOfBundle({ index, width }, await readBundle({ index, width })).map(leafHash);
    const hashes: Hash[] = [];
    for (let place = 0; place < width; place += 1) {
      const below = { level: level - 1, index: index * TILE_WIDTH + place, width: TILE_WIDTH };
      hashes.push(rangeRoot(appendToRange(EMPTY_RANGE, await hashesOf(below))));
    }
    return hashes;
  };
  return async (tile) => Buffer.concat(await hashesOf(tile));
}
