import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortBook } from './port-book';

describe('the port book', () => {
  let folder: string;
  let file: string;
  const taken = new Set<number>();
  const book = (...candidates: number[]): PortBook =>
    new PortBook(
      file,
      (port) => Promise.resolve(!taken.has(port)),
      () => candidates.shift() ?? 29_999,
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'askonce-ports-'));
    file = join(folder, 'ports.json');
    taken.clear();
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps what it chose', async () => {
    expect(await book(20_001).port('registry')).toBe(20_001);
    expect(await book(20_002).port('registry')).toBe(20_001);
  });

  it('replaces a port that somebody else has taken, and keeps the new one', async () => {
    await book(20_001).port('registry');
    taken.add(20_001);
    expect(await book(20_001, 20_002).port('registry')).toBe(20_002);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ registry: 20_002 });
  });

  it('gives no port to two names', async () => {
    const ports = book(20_001, 20_001, 20_002);
    expect(await ports.port('a')).toBe(20_001);
    expect(await ports.port('b')).toBe(20_002);
  });

  it('begins anew when its file is damaged', async () => {
    writeFileSync(file, '{"registry": 20');
    expect(await book(20_003).port('registry')).toBe(20_003);
  });

  it('gives up when nothing is free', async () => {
    taken.add(29_999);
    await expect(book().port('registry')).rejects.toThrow('No free port');
  });
});
