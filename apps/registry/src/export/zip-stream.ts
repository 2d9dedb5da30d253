import { PassThrough, pipeline, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** One file of an archive. Its bytes are asked for when it is their turn. */
export interface ArchiveFile {
  readonly path: string;
  /** Documents are compressed already, or do not compress. */
  readonly compress: boolean;
  readonly modifiedAt: Date;
  readonly open: () => Readable | Promise<Readable>;
}

/**
 * A ZIP of these files as a stream: one file is open at a time, and only as much of it is read as somebody takes away. What
 * goes wrong on the way ends the stream with that error, before the directory of the ZIP, so that half is never taken for
 * whole; who closes the stream closes the file that is open.
 */
export function zipStream(files: AsyncIterable<ArchiveFile>): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  pipeline(zip.outputStream, output, () => undefined);
  fill(zip, output, files).catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return output;
}

async function fill(zip: ZipFile, output: Readable, files: AsyncIterable<ArchiveFile>): Promise<void> {
  const isClosed = () => output.destroyed;
  for await (const { path, compress, modifiedAt, open } of files) {
    if (isClosed()) return;
    const file = await open();
    const close = () => file.destroy();
    output.once('close', close);
    try {
      const read = finished(file, { writable: false });
      if (isClosed()) close();
      else zip.addReadStream(file, path, { compress, mtime: modifiedAt });
      await read;
    } finally {
      output.off('close', close);
    }
  }
  zip.end();
}
