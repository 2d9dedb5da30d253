import { MAX_NUMBER } from './numbers';
import { TILE_WIDTH, type EntryBundle, type Tile } from './tiles';
import { TlogError } from './tlog-error';

const PATH = /^tile\/(entries|0|[1-5]?[0-9]|6[0-3])\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;
const MAX_LEVEL = 63;

/** What a path below the prefix of a log stands for. */
export type TileResource = { readonly tile: Tile } | { readonly bundle: EntryBundle };

/**
 * The path of a tile, relative to the prefix of its log: `tile/0/x001/x234/067.p/8` (c2sp.org/tlog-tiles, Merkle Tree).
 * @throws TlogError `tile_path_malformed` for a level, index or width that no tile has
 */
export function tilePath({ level, ...place }: Tile): string {
  if (!isWithin(level, 0, MAX_LEVEL)) throw malformed(`Tiles have levels 0 to ${MAX_LEVEL}, not ${level}`);
  return `tile/${level}/${placePath(place)}`;
}

/**
 * The path of an entry bundle: `tile/entries/x001/x234/067.p/8` (c2sp.org/tlog-tiles, Log entries).
 * @throws TlogError `tile_path_malformed` for an index or width that no bundle has
 */
export function bundlePath(bundle: EntryBundle): string {
  return `tile/entries/${placePath(bundle)}`;
}

/** @throws TlogError `tile_path_malformed` for all that `tilePath` and `bundlePath` never write */
export function parseTilePath(path: string): TileResource {
  const [, level, digits, partial] = PATH.exec(path) ?? [];
  if (level === undefined || digits === undefined) throw malformed('Not the path of a tile or of an entry bundle');
  const place = { index: Number(digits.replaceAll(/[x/]/g, '')), width: partial ? Number(partial) : TILE_WIDTH };
  const resource = level === 'entries' ? { bundle: place } : { tile: { level: Number(level), ...place } };
  const written = 'bundle' in resource ? bundlePath(resource.bundle) : tilePath(resource.tile);
  // One place has one path: `x000/001`, `01` and `.p/256` are none.
  if (written !== path) throw malformed('The path of a tile or bundle is written otherwise');
  return resource;
}

function placePath({ index, width }: EntryBundle): string {
  if (!isWithin(index, 0, MAX_NUMBER)) throw malformed(`There is no tile with index ${index}`);
  if (!isWithin(width, 1, TILE_WIDTH)) throw malformed(`Tiles and bundles are 1 to ${TILE_WIDTH} wide, not ${width}`);
  return `${indexPath(index)}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Three digits an element, all but the last behind an x. */
function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.replaceAll(/\d{3}(?=\d)/g, 'x$&/');
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

function malformed(message: string): TlogError {
  return new TlogError('tile_path_malformed', message);
}
