import { logKey, someEntries, TestLog } from './log.fixture';
import { naiveRoot } from './naive-tree.fixture';
import { rejectionOf } from './refusal.fixture';
import { both, bundle, checkpoint, entries, flip, original, SIZE, tampered } from './tampering.fixture';
import { verifyGrowth } from './verify-growth';

const policy = { logKey };
const at = (size: number, log = entries) => ({ size, root: naiveRoot(log.slice(0, size)) });
const fork = new TestLog(entries.with(1_234, Buffer.from('rewritten')));

it.each([0, 1, 255, 256, 300, 1_234, 2_999, SIZE])('reads what came after %d entries, and that only', async (size) => {
  const seen: Uint8Array[] = [];
  let next = size;
  const asked: number[] = [];
  const reader = {
    readCheckpoint: original.readCheckpoint,
    readTile: original.readTile,
    readBundle: (some: Parameters<TestLog['readBundle']>[0]) => {
      asked.push(some.index);
      return original.readBundle(some);
    },
  };
  const verified = await verifyGrowth(reader, policy, {
    trusted: at(size),
    onEntries: (first, some) => {
      expect(first).toBe(next);
      next += some.length;
      seen.push(...some);
    },
  });
  expect([verified.size, next]).toEqual([SIZE, SIZE]);
  expect(seen).toEqual(entries.slice(size));
  expect(asked[0] ?? SIZE).toBe(size === SIZE ? SIZE : Math.floor(size / 256));
});

it.each<[string, TestLog, ReturnType<typeof at>, string]>([
  ['was rewritten', fork, at(1_235), 'consistency_mismatch'],
  ['was rewritten at the same size', fork, at(SIZE), 'roots_differ'],
  ['became shorter', new TestLog(entries.slice(0, 2_900)), at(SIZE), 'log_shrank'],
  [
    'has a new entry changed',
    tampered(bundle(7, (some) => some.with(9, Buffer.from('x')))),
    at(1_500),
    'root_mismatch',
  ],
  ['has a new entry removed', tampered(bundle(7, (some) => some.toSpliced(9, 1))), at(1_500), 'bundle_wrong_length'],
  ['has an old tile changed', tampered(flip('tile/1/000.p/11', 3)), at(300), 'tile_mismatch'],
  ['has an old tile of leaves changed', tampered(flip('tile/0/001', 3)), at(300), 'tile_mismatch'],
  ['was rewritten before all that it keeps whole', fork, at(2_048), 'consistency_mismatch'],
  [
    'is signed with another root',
    tampered(checkpoint(original.checkpoint({ root: fork.root }))),
    at(300),
    'root_mismatch',
  ],
  ['is empty, and was not', tampered(both(checkpoint(new TestLog([]).checkpoint()))), at(1), 'log_shrank'],
])('refuses a log that %s', async (_title, log, trusted, code) => {
  expect(await rejectionOf(verifyGrowth(log, policy, { trusted }))).toBe(code);
});

it('does not notice an older entry changed, which nobody asked for', async () => {
  const log = tampered(bundle(0, () => someEntries(256).with(3, Buffer.from('changed'))));
  expect((await verifyGrowth(log, policy, { trusted: at(1_500) })).size).toBe(SIZE);
});
