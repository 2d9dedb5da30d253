import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatBundle, verifyLog } from '@askonce/tlog';
import { logKey, someEntries, TestLog } from '../../../../libs/tlog/src/log.fixture';
import { openLog } from './open-log';
import { serveLog, writeLog } from './tampered-log.fixture';

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

it('comes back to a server that asks for it', async () => {
  const served = await serveLog(log);
  try {
    expect(await sizeOf(`${served.url}/busy`)).toBe(700);
  } finally {
    served.stop();
  }
});
