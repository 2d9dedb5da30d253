import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatBundle, verifyLog } from '@askonce/tlog';
import { logKey, someEntries, TestLog } from '../../../../libs/tlog/src/log.fixture';
import { CliError } from '../cli-error';
import { openLog } from './open-log';
import { type ServedLog, serveLog, writeLog } from './tampered-log.fixture';

const log = new TestLog(someEntries(700));
const sizeOf = async (place: string) => (await verifyLog(openLog(place, { isCosigned: false }), { logKey })).size;

describe('a folder that is written to while it is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-open-'));
  const partial = join(folder, 'tile/entries/002.p');
  beforeEach(() => {
    writeLog(folder, log, (path) => path === 'checkpoint' || path.startsWith('tile/entries/'));
    rmSync(join(partial, '188'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read from the bundle that took the place of a narrower one', async () => {
    writeFileSync(join(partial, '190'), formatBundle(someEntries(702).slice(512)));
    expect(await sizeOf(folder)).toBe(700);
  });

  it('is read from the full bundle that took its place', async () => {
    rmSync(partial, { recursive: true });
    writeFileSync(join(folder, 'tile/entries/002'), formatBundle(someEntries(768).slice(512)));
    expect(await sizeOf(folder)).toBe(700);
  });

  it('is not whole where there is only a narrower one, or a draft', async () => {
    writeFileSync(join(partial, '187'), formatBundle(someEntries(699).slice(512)));
    writeFileSync(join(partial, '190.1.draft'), 'half of');
    await expect(sizeOf(folder)).rejects.toThrow('it has no tile/entries/002.p/188');
  });
});

describe('an address', () => {
  let served: ServedLog;
  let pauses: number[];
  const pause = (milliseconds: number) => Promise.resolve(void pauses.push(milliseconds));
  const checkpointAt = (place: string) =>
    openLog(`${served.url}/${place}`, { isCosigned: false, pause }).readCheckpoint();
  beforeAll(async () => {
    served = await serveLog(log);
  });
  beforeEach(() => {
    pauses = [];
  });
  afterAll(() => {
    served.stop();
  });

  it('is come back to when it asks for it', async () => {
    const { size } = await verifyLog(openLog(`${served.url}/busy`, { isCosigned: false, pause }), { logKey });
    expect([size, new Set(pauses)]).toEqual([700, new Set([7_000])]);
  });

  it('is asked again, later each time, when it fails or the connection breaks', async () => {
    expect((await checkpointAt('shaky')).toString()).toBe(log.checkpoint());
    expect(pauses).toEqual([500, 1_000, 2_000]);
  });

  it('is given up after a few times', async () => {
    await expect(checkpointAt('failing')).rejects.toThrow('answered with 503');
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it('that nobody listens at is asked again as well', async () => {
    const gone = await serveLog(log);
    gone.stop();
    const { readCheckpoint } = openLog(`${gone.url}/log`, { isCosigned: false, pause });
    await expect(readCheckpoint()).rejects.toThrow('gave no usable answer');
    expect(pauses).toHaveLength(4);
  });

  it.each(['elsewhere', 'endless', 'log/none'])('is not asked again where that is of no use: %s', async (place) => {
    await expect(checkpointAt(place)).rejects.toThrow(CliError);
    expect(pauses).toEqual([]);
  });

  it('is not waited for any more by whoever is told to end', async () => {
    const ended = new AbortController();
    const log = openLog(`${served.url}/failing`, {
      isCosigned: false,
      ended: ended.signal,
      pause: () => {
        ended.abort();
        return Promise.resolve();
      },
    });
    await expect(log.readCheckpoint()).rejects.toThrow('gave no usable answer');
  });
});
