import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { ImportRefused } from '../import-refused';
import { systemCode } from './system-code';

/**
 * A whole file of at most `maxBytes`; what is longer, endless devices included, is not read to its end.
 * @param what how the file is called in an error
 * @throws ImportRefused
 */
export async function readBounded(file: string, maxBytes: number, what: string): Promise<Buffer> {
  // `end` is the last byte that is read: one more than allowed shows that there is more.
  const content = await buffer(createReadStream(file, { end: maxBytes })).catch((cause: unknown) => {
    throw new ImportRefused(`${what} ${file} cannot be read (${systemCode(cause)}).`, { cause });
  });
  if (content.length > maxBytes) {
    throw new ImportRefused(`${what} ${file} is larger than ${maxBytes} bytes, the most that is read.`);
  }
  return content;
}
