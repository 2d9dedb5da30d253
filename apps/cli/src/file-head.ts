import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';

/**
 * A file of at most so many bytes, or one byte more of a longer one, which shows that it is longer: endless devices are not read to their end.
 * @throws the file system's error
 */
export const fileHead = (file: string, most: number): Promise<Buffer> =>
  // `end` is the last byte that is read.
  buffer(createReadStream(file, { end: most }));
