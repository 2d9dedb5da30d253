import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ImportRefused } from '../import-refused';
import { systemCode } from '../../system-code';

/**
 * Writes a file whole or not at all.
 * @returns whether it had to be written: a file that holds the content already is left alone
 * @throws ImportRefused
 */
export async function writeWhole(file: string, content: string): Promise<boolean> {
  try {
    await mkdir(dirname(file), { recursive: true });
    if ((await existing(file)) === content) return false;
    await replace(file, content);
    return true;
  } catch (cause) {
    throw new ImportRefused(`${file} cannot be written (${systemCode(cause)}).`, { cause });
  }
}

/** By way of a draft beside it, whose name no reader of catalogues looks at. */
async function replace(file: string, content: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, content, { flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function existing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
