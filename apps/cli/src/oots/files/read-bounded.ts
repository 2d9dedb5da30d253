import { fileHead } from '../../file-head';
import { systemCode } from '../../system-code';
import { ImportRefused } from '../import-refused';

/**
 * A whole file of at most `maxBytes`; what is longer, endless devices included, is not read to its end.
 * @param what how the file is called in an error
 * @throws ImportRefused
 */
export async function readBounded(file: string, maxBytes: number, what: string): Promise<Buffer> {
  const content = await fileHead(file, maxBytes).catch((cause: unknown) => {
    throw new ImportRefused(`${what} ${file} cannot be read (${systemCode(cause)}).`, { cause });
  });
  if (content.length > maxBytes) {
    throw new ImportRefused(`${what} ${file} is larger than ${maxBytes} bytes, the most that is read.`);
  }
  return content;
}
