import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { jsonArray } from './json-array';
import { unzip } from './unzip.fixture';
import { type ArchiveFile, zipStream } from './zip-stream';

const MIB = 1024 * 1024;
const bytesOf = (content: string | Buffer) => () => Readable.from([content], { objectMode: false });
const aFile = (changes: Partial<ArchiveFile> = {}): ArchiveFile => ({
  path: 'a.txt',
  compress: true,
  modifiedAt: new Date('2026-11-24T09:00:00Z'),
  open: bytesOf('something'),
  ...changes,
});

async function* these(...files: ArchiveFile[]) {
  yield* await Promise.resolve(files);
}

/** Endless, until it is closed. */
const endless = (onRead = (_bytes: number): void => undefined) =>
  new Readable({
    read() {
      onRead(MIB / 16);
      this.push(Buffer.alloc(MIB / 16));
    },
  });

describe('an archive', () => {
  it('holds each file as it was, compressed or not', async () => {
    const scan = Buffer.alloc(MIB, '%PDF-1.7 a scan ');
    const zip = await buffer(
      zipStream(
        these(
          aFile({ open: bytesOf('Grüße'.repeat(1000)) }),
          aFile({ path: 'documents/b.pdf', compress: false, open: bytesOf(scan) }),
          aFile({ path: 'empty.txt', open: bytesOf('') }),
        ),
      ),
    );
    const files = unzip(zip);
    expect([...files.keys()]).toEqual(['a.txt', 'documents/b.pdf', 'empty.txt']);
    expect(files.get('a.txt')?.toString()).toBe('Grüße'.repeat(1000));
    expect(files.get('documents/b.pdf')?.equals(scan)).toBe(true);
    expect(files.get('empty.txt')).toHaveLength(0);
  });

  it('opens a file when it is its turn, and reads no further ahead than somebody takes away', async () => {
    const opened: string[] = [];
    let read = 0;
    const file = endless((bytes) => (read += bytes));
    const open = (path: string, stream: Readable) => () => {
      opened.push(path);
      return stream;
    };
    const archive = zipStream(
      these(aFile({ compress: false, open: open('first', file) }), aFile({ open: open('second', endless()) })),
    );
    let taken = 0;
    for await (const chunk of archive) {
      taken += (chunk as Buffer).length;
      if (taken > 4 * MIB) break;
    }
    expect(opened).toEqual(['first']);
    expect(read - taken).toBeLessThan(MIB);
  });

  it('ends with the error of the file that failed, without a directory', async () => {
    const failing = Readable.from(
      (function* () {
        yield Buffer.alloc(MIB);
        throw new Error('a part is missing');
      })(),
      { objectMode: false },
    );
    const chunks: Buffer[] = [];
    const archive = zipStream(these(aFile(), aFile({ path: 'b', compress: false, open: () => failing }), aFile()));
    const read = async () => {
      for await (const chunk of archive) chunks.push(chunk as Buffer);
    };
    await expect(read()).rejects.toThrow('a part is missing');
    expect(() => unzip(Buffer.concat(chunks))).toThrow('not whole');
  });

  it('ends with the error of a file that cannot be opened', async () => {
    const archive = zipStream(these(aFile({ open: () => Promise.reject(new Error('erased meanwhile')) })));
    await expect(buffer(archive)).rejects.toThrow('erased meanwhile');
  });

  it('closes the file that is open when nobody reads on', async () => {
    const file = endless();
    const archive = zipStream(these(aFile({ open: () => file })));
    await once(archive, 'readable');
    archive.destroy();
    await once(file, 'close');
    expect(file.destroyed).toBe(true);
  });
});

describe('a list in an archive', () => {
  const written = async (...items: object[]) =>
    (
      await buffer(
        jsonArray(
          (async function* () {
            yield* await Promise.resolve(items);
          })(),
        ),
      )
    ).toString();

  it.each([[[]], [[{ a: 1 }]], [[{ a: 1 }, { b: 'two' }]]])('is JSON: %j', async (items) => {
    expect(JSON.parse(await written(...items))).toEqual(items);
  });
});
