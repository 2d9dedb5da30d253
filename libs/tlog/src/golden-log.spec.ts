import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_KEYS, someEntries, TestLog } from './log.fixture';
import { bundlePath, tilePath } from './tile-paths';
import { newBundles, newTiles } from './tiles';

/** What logs of these keys and entries serve, written by a program of its own (Python, hashlib and cryptography). */
const golden = JSON.parse(readFileSync(join(__dirname, 'golden-log.fixture.json'), 'utf8')) as {
  verifierKey: string;
  small: { entries: number; checkpoint: string; files: Record<string, string> };
  large: { entries: number; checkpoint: string; files: number; digestOfAll: string };
};

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('base64');
const checkpointOf = async (log: TestLog) => Buffer.from(await log.readCheckpoint()).toString();

/** The digest of each file that the log needs at its size, by path. */
function filesOf(log: TestLog): Map<string, string> {
  const paths = [...Array.from(newTiles(0, log.size), tilePath), ...Array.from(newBundles(0, log.size), bundlePath)];
  return new Map(paths.sort().map((path) => [path, digest(log.files.get(path)!)]));
}

it('signs by the same key', () => {
  expect(LOG_KEYS.verifierKey).toBe(golden.verifierKey);
});

it.each([1_000, 333, 1])('serves 1,000 entries, appended %d at a time, to the byte', async (batch) => {
  const log = new TestLog(someEntries(golden.small.entries), batch);
  expect(await checkpointOf(log)).toBe(golden.small.checkpoint);
  expect(Object.fromEntries(filesOf(log))).toEqual(golden.small.files);
});

it.each([66_000, 777])('serves 66,000 entries, appended %d at a time, to the byte', async (batch) => {
  const log = new TestLog(someEntries(golden.large.entries), batch);
  expect(await checkpointOf(log)).toBe(golden.large.checkpoint);
  const files = filesOf(log);
  expect(files.size).toBe(golden.large.files);
  expect(digest(Array.from(files, ([path, content]) => `${path} ${content}\n`).join(''))).toBe(
    golden.large.digestOfAll,
  );
});
