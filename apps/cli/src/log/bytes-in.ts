import { createReadStream } from 'node:fs';
import { readUpTo } from '@askonce/client';
import { CliError } from '../cli-error';

/** The bytes at an address or in a file; undefined where there is nothing. */
export type ReadBytes = (path: string, most: number) => Promise<Buffer | undefined>;

/** Reads below a folder. */
export function bytesIn(folder: string): ReadBytes {
  return async (path, most) => {
    const file = `${folder}/${path}`;
    try {
      return within(await readUpTo(createReadStream(file), most), most, file);
    } catch (cause) {
      if (cause instanceof CliError) throw cause;
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CliError(`${file} cannot be read (${String(code)}).`, { cause });
    }
  };
}

/** @throws CliError where there are more of them */
export function within(bytes: Buffer | undefined, most: number, where: string): Buffer {
  if (bytes === undefined) throw new CliError(`${where} has more than the ${most} bytes that it may have.`);
  return bytes;
}
