import { anEntry, logKey, ORIGIN, seed, someEntries, TestLog } from './log.fixture';
import { naiveRoot } from './naive-tree.fixture';
import { signText, formatNote, parseNote } from './note';
import { encodeKeys, noteSigner } from './note-keys';
import { rejectionOf } from './refusal.fixture';
import { both, bundle, checkpoint, entries, flip, leafOf, original, SIZE, tampered } from './tampering.fixture';
import { verifyLog } from './verify-log';

const policy = { logKey };
const stranger = noteSigner(encodeKeys(ORIGIN, seed('stranger')).signerKey);
const witness = signText('another note\n', noteSigner(encodeKeys('w.example', seed('w')).signerKey));

/** Another history of the same length, and its own tiles: nothing in it is wrong but that it is another one. */
const fork = new TestLog(entries.with(1_234, Buffer.from('rewritten')));

it('verifies a whole log, and says how far it is', async () => {
  const progress: number[] = [];
  const verified = await verifyLog(original, policy, {
    onProgress: (done, size) => {
      expect(size).toBe(SIZE);
      progress.push(done);
    },
  });
  expect([verified.origin, verified.size]).toEqual([ORIGIN, SIZE]);
  expect([progress.length, progress.at(0), progress.at(-1)]).toEqual([12, 256, SIZE]);
});

it.each([0, 1, 255, 256, 257, 512, 700])('verifies a log of %d entries', async (size) => {
  const log = new TestLog(someEntries(size));
  expect((await verifyLog(log, policy)).root).toEqual(naiveRoot(someEntries(size)));
});

it('verifies the third level of tiles', async () => {
  const log = new TestLog(someEntries(66_000));
  expect((await verifyLog(log, policy)).size).toBe(66_000);
  flip('tile/2/000.p/1', 5)(log);
  expect(await rejectionOf(verifyLog(log, policy))).toBe('tile_mismatch');
});

it('takes full tiles and bundles where partial ones are gone', async () => {
  const grown = new TestLog(someEntries(768), 700);
  for (const path of ['tile/0/002.p/188', 'tile/entries/002.p/188']) grown.files.delete(path);
  grown.write('checkpoint', new TestLog(someEntries(700)).checkpoint());
  const reader = {
    readCheckpoint: grown.readCheckpoint,
    readTile: (tile: Parameters<TestLog['readTile']>[0]) =>
      grown.readTile(tile).catch(() => grown.readTile({ ...tile, width: 256 })),
    readBundle: (some: Parameters<TestLog['readBundle']>[0]) =>
      grown.readBundle(some).catch(() => grown.readBundle({ ...some, width: 256 })),
  };
  expect((await verifyLog(reader, policy)).size).toBe(700);
});

describe('a log that was tampered with', () => {
  it.each([
    ['an entry changed', bundle(7, (some) => some.with(9, Buffer.from('changed'))), 'entry_mismatch'],
    ['the last entry changed', flip('tile/entries/011.p/184', 10), 'entry_mismatch'],
    [
      'an entry changed with its leaf',
      both(
        bundle(7, (some) => some.with(9, Buffer.from('x'))),
        leafOf(7 * 256 + 9, 'x'),
      ),
      'entry_mismatch',
    ],
    ['two entries swapped', bundle(7, (some) => some.with(8, some[9]!).with(9, some[8]!)), 'entry_mismatch'],
    ['an entry removed', bundle(7, (some) => some.toSpliced(9, 1)), 'bundle_wrong_length'],
    ['an entry inserted', bundle(11, (some) => some.toSpliced(9, 0, anEntry(9))), 'bundle_wrong_length'],
    [
      'an entry inserted and the next ones moved on',
      bundle(7, (some) => some.toSpliced(9, 0, anEntry(9)).slice(0, 256)),
      'entry_mismatch',
    ],
    [
      'an entry removed and the next ones moved up',
      bundle(7, (some) => [...some.toSpliced(9, 1), entries[2_048]!]),
      'entry_mismatch',
    ],
    [
      'a bundle cut',
      (log: TestLog) => {
        log.write('tile/entries/007', log.files.get('tile/entries/007')!.slice(0, -1));
      },
      'bundle_malformed',
    ],
    ['a bit flipped in a tile of leaves', flip('tile/0/007', 300), 'tile_mismatch'],
    ['a bit flipped in a partial tile', flip('tile/0/011.p/184', 0), 'tile_mismatch'],
    ['a bit flipped in a tile of level 1', flip('tile/1/000.p/11', 351), 'tile_mismatch'],
    [
      'a tile cut',
      (log: TestLog) => {
        log.write('tile/0/007', log.files.get('tile/0/007')!.slice(32));
      },
      'tile_wrong_length',
    ],
    ['the checkpoint truncated', checkpoint(original.checkpoint().slice(0, -20)), 'note_malformed'],
    ['the checkpoint emptied', checkpoint(''), 'note_malformed'],
    ['the checkpoint altered', checkpoint(original.checkpoint().replace('3000', '2999')), 'signature_invalid'],
    ['a checkpoint with another root', checkpoint(original.checkpoint({ root: fork.root })), 'root_mismatch'],
    [
      'a checkpoint with another root, and an entry changed',
      both(
        checkpoint(original.checkpoint({ root: fork.root })),
        bundle(7, (some) => some.with(9, Buffer.from('x'))),
      ),
      'root_mismatch',
    ],
    [
      'an older checkpoint signed with another root',
      checkpoint(original.checkpoint({ size: 2_816, root: seed('x') })),
      'root_mismatch',
    ],
    [
      'a checkpoint of another origin',
      checkpoint(original.checkpoint({ origin: 'other.example' })),
      'checkpoint_origin_mismatch',
    ],
    ['a checkpoint by another key', checkpoint(original.checkpoint({}, stranger)), 'note_unsigned'],
  ])('%s', async (_, change, code) => {
    expect(await rejectionOf(verifyLog(tampered(change), policy))).toBe(code);
  });

  it('is not one for signatures of unknown keys', async () => {
    const { text, signatures } = parseNote(original.checkpoint());
    const note = formatNote({ text, signatures: [witness, ...signatures] });
    expect((await verifyLog(tampered(checkpoint(note)), policy)).size).toBe(SIZE);
  });

  it('names what is wrong', async () => {
    await expect(verifyLog(tampered(bundle(7, (some) => some.with(9, Buffer.from('x')))), policy)).rejects.toThrow(
      'entry 1801 in tile/0/007',
    );
    await expect(verifyLog(tampered(flip('tile/1/000.p/11', 40)), policy)).rejects.toThrow(
      'entries 256 to 511 in tile/1/000.p/11',
    );
  });
});

describe('a log of which an older checkpoint is known', () => {
  const at = (size: number) => ({ size, root: naiveRoot(entries.slice(0, size)) });

  it.each([0, 1, 256, 1_234, SIZE])('continues its tree of %d entries', async (size) => {
    expect((await verifyLog(original, policy, { trusted: at(size) })).size).toBe(SIZE);
  });

  it.each([
    ['was rewritten', fork, at(1_235), 'consistency_mismatch'],
    ['was rewritten at the same size', fork, at(SIZE), 'roots_differ'],
    ['became shorter', new TestLog(entries.slice(0, 2_900)), at(SIZE), 'log_shrank'],
  ])('is refused when it %s', async (_, log, trusted, code) => {
    expect(await rejectionOf(verifyLog(log, policy, { trusted }))).toBe(code);
  });

  it('is what tells a rewritten log from the other one', async () => {
    expect((await verifyLog(fork, policy)).size).toBe(SIZE);
  });
});

it('passes on that something cannot be read, at its turn', async () => {
  const missing = tampered((log) => {
    log.files.delete('tile/entries/005');
    log.files.delete('tile/entries/009');
  });
  const progress: number[] = [];
  await expect(
    verifyLog(missing, policy, {
      onProgress: (done) => {
        progress.push(done);
      },
    }),
  ).rejects.toThrow('There is no tile/entries/005');
  expect(progress.at(-1)).toBe(5 * 256);
});
