import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlreadyRunning, holderOf, lockClone } from './clone-lock';

describe('the lock of a clone', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'askonce-lock-'));
    file = join(folder, 'running.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is refused while its holder runs, in one sentence that names it', () => {
    lockClone(file);
    expect(() => lockClone(file)).toThrow(AlreadyRunning);
    expect(() => lockClone(file)).toThrow(String(process.pid));
  });

  it('can be taken again after its release, and leaves nothing behind', () => {
    lockClone(file)();
    expect(existsSync(file)).toBe(false);
    lockClone(file)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['whose process is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
    ['whose number now belongs to another process', JSON.stringify({ pid: process.pid, startedAt: 'earlier' })],
    ['that was cut off while being written', '{"pid":'],
  ])('takes over a lock %s', (_title, content) => {
    writeFileSync(file, content);
    expect(holderOf(file)).toBeUndefined();
    lockClone(file);
    expect(holderOf(file)?.pid).toBe(process.pid);
  });
});
