import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readUpTo } from '@askonce/client';
import { CliError } from '../cli-error';

const TIMEOUT_MS = 20_000;
/** How often one answer is asked for, and how long a server may have us wait in between. */
const ATTEMPTS = 5;
const MOST_SECONDS = 120;

/** The bytes at an address or in a file; undefined where there is nothing. */
export type ReadBytes = (path: string, most: number) => Promise<Buffer | undefined>;

/**
 * Reads below an address, which may neither lead elsewhere, nor take long, nor give more than it should. Asked to come back later, as
 * who reads a long log is, it does.
 */
export function bytesAt(address: string, ended?: AbortSignal): ReadBytes {
  const base = address.replace(/\/+$/, '');
  return async (path, most) => {
    const url = `${base}/${path}`;
    try {
      const response = await patiently(url, ended);
      if (response.ok) return within(await readUpTo(response.body, most), most, url);
      await response.body?.cancel();
      if (response.status === 404) return undefined;
      throw new CliError(`${url} answered with ${response.status}.`);
    } catch (cause) {
      if (cause instanceof CliError) throw cause;
      throw new CliError(`${url} gave no usable answer: ${reasonOf(cause)}.`, { cause });
    }
  };
}

async function patiently(url: string, ended?: AbortSignal): Promise<Response> {
  // A cache in between may have the checkpoint before the last one, which would look as if the log had shrunk.
  const headers = url.endsWith('/checkpoint') ? { 'cache-control': 'no-cache' } : {};
  for (let attempt = 1; ; attempt += 1) {
    const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(ended ? [ended] : [])];
    const response = await fetch(url, { redirect: 'error', headers, signal: AbortSignal.any(signals) });
    const seconds = secondsToWait(response);
    if (seconds === undefined || attempt === ATTEMPTS) return response;
    await response.body?.cancel();
    await sleep(seconds * 1_000, undefined, { ...(ended && { signal: ended }) });
  }
}

function secondsToWait({ status, headers }: Response): number | undefined {
  const later = headers.get('retry-after') ?? '';
  return (status === 429 || status === 503) && /^\d{1,3}$/.test(later) && Number(later) <= MOST_SECONDS
    ? Number(later)
    : undefined;
}

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

function within(bytes: Buffer | undefined, most: number, where: string): Buffer {
  if (bytes === undefined) throw new CliError(`${where} has more than the ${most} bytes that it may have.`);
  return bytes;
}

/** What the network says is in the cause of what fetch says. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
