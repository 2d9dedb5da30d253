import { Readable } from 'node:stream';
import type { ArchiveFile } from './zip-stream';

/** A short text as a file of an archive. */
export const textFile = (path: string, content: string, modifiedAt: Date): ArchiveFile => ({
  path,
  compress: true,
  modifiedAt,
  open: () => Readable.from([content], { objectMode: false }),
});
