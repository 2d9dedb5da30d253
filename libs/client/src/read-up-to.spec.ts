import { Readable } from 'node:stream';
import { readUpTo } from './read-up-to';

const parts = ['ab', 'cd', 'e'];

describe('a body that is read up to a limit', () => {
  it.each([5, 6, 1_000])('is whole where it has no more than %i bytes', async (most) => {
    expect((await readUpTo(Readable.from(parts.map((part) => Buffer.from(part))), most))?.toString()).toBe('abcde');
    expect((await readUpTo(new Response('abcde').body, most))?.toString()).toBe('abcde');
  });

  it.each([0, 3, 4])('is given up where it has more than %i', async (most) => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from('ab');
      })(),
    );
    expect(await readUpTo(endless, most)).toBeUndefined();
    expect(endless.destroyed).toBe(true);
  });

  it('fails as it does', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('cut short'));
      },
    });
    await expect(readUpTo(broken, 10)).rejects.toThrow('cut short');
  });

  it('may be empty', async () => {
    expect(await readUpTo(Readable.from([]), 0)).toEqual(Buffer.alloc(0));
    expect(await readUpTo(new Response().body, 0)).toEqual(Buffer.alloc(0));
  });
});
