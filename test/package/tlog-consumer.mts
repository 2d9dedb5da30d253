import {
  bundlePath,
  EMPTY_TREE,
  entriesOfBundle,
  formatBundle,
  formatCheckpoint,
  formatTlogProof,
  generateKeys,
  growTree,
  isTlogError,
  leafHash,
  newBundles,
  noteSigner,
  noteVerifier,
  proveInclusion,
  rangeRoot,
  signNote,
  tileHashReader,
  tilePath,
  verifyLog,
  verifyTlogProof,
  type LogReader,
  type Tile,
  type TlogErrorCode,
} from '@askonce/tlog';

const entries = Array.from({ length: 600 }, (_, index) => Buffer.from(`entry ${index}`));
const keys = generateKeys('log.example');
const policy = { logKey: noteVerifier(keys.verifierKey) };

const { range, tiles } = growTree(EMPTY_TREE, entries.map(leafHash));
const size = range.size;
const checkpoint = signNote(
  formatCheckpoint({ origin: 'log.example', size, root: rangeRoot(range) }),
  noteSigner(keys.signerKey),
);
const files = new Map<string, Uint8Array>(tiles.map(({ tile, bytes }) => [tilePath(tile), bytes]));
for (const bundle of newBundles(0, size)) {
  files.set(bundlePath(bundle), formatBundle(entries.slice(bundle.index * 256, bundle.index * 256 + bundle.width)));
}
const read = async (path: string): Promise<Uint8Array> => files.get(path) ?? Promise.reject(new Error(path));
const readTile = (tile: Tile) => read(tilePath(tile));
const reader: LogReader = {
  readCheckpoint: async () => checkpoint,
  readTile,
  readBundle: (bundle) => read(bundlePath(bundle)),
};

async function main(): Promise<void> {
  const whole = await verifyLog(reader, policy);
  const hashes = await proveInclusion(300, size, tileHashReader(size, readTile));
  const proof = formatTlogProof({ index: 300, hashes, checkpoint });
  const { index } = verifyTlogProof(proof, Buffer.from('entry 300'), policy);
  let refused: TlogErrorCode | undefined;
  try {
    verifyTlogProof(proof, Buffer.from('entry 301'), policy);
  } catch (error) {
    // @ts-expect-error the code is misspelt, and the types of the package know it
    if (isTlogError(error, 'inclusion_missmatch')) throw error;
    if (isTlogError(error, 'inclusion_mismatch')) refused = error.code;
  }
  const last = entriesOfBundle({ index: 2, width: 88 }, await read('tile/entries/002.p/88')).at(-1);
  const told = { size: whole.size, index, refused, last: Buffer.from(last ?? []).toString() };
  process.stdout.write(JSON.stringify(told));
}

void main();
