import { createReadStream } from 'node:fs';
import { CliError } from '../cli-error';

const TIMEOUT_MS = 20_000;

/** The bytes at an address or in a file; undefined where there is nothing. */
export type ReadBytes = (path: string, most: number) => Promise<Buffer | undefined>;

/** Reads below an address, which may neither lead elsewhere, nor take long, nor give more than it should. */
export function bytesAt(address: string): ReadBytes {
  const base = address.replace(/\/+$/, '');
  return async (path, most) => {
    const url = `${base}/${path}`;
    try {
      const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.ok) return await limited(response.body ?? [], most, url);
      await response.body?.cancel();
      if (response.status === 404) return undefined;
      throw new CliError(`${url} answered with ${response.status}.`);
    } catch (cause) {
      if (cause instanceof CliError) throw cause;
      throw new CliError(`${url} gave no usable answer: ${reasonOf(cause)}.`, { cause });
    }
  };
}

/** Reads below a folder. */
export function bytesIn(folder: string): ReadBytes {
  return async (path, most) => {
    const file = `${folder}/${path}`;
    try {
      return await limited(createReadStream(file), most, file);
    } catch (cause) {
      if (cause instanceof CliError) throw cause;
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CliError(`${file} cannot be read (${String(code)}).`, { cause });
    }
  };
}

async function limited(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
  where: string,
): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > most) throw new CliError(`${where} has more than the ${most} bytes that it may have.`);
    all.push(part);
  }
  return Buffer.concat(all);
}

/** What the network says is in the cause of what fetch says. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
