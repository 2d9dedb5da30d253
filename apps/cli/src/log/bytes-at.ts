import { setTimeout as sleep } from 'node:timers/promises';
import { readUpTo } from '@askonce/client';
import { CliError } from '../cli-error';
import { type ReadBytes, within } from './bytes-in';

/** Lets time pass, in milliseconds. @throws when the signal is aborted meanwhile */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;

export interface Reading {
  /** Ends it. */
  readonly ended?: AbortSignal | undefined;
  /** As a test may want to rule it. */
  readonly pause?: Pause | undefined;
}

const TIMEOUT_MS = 20_000;
/** How often one answer is asked for. */
const ATTEMPTS = 5;
/** How long a server may have us wait in between; where it does not say, we wait so long first, and then twice as long each time. */
const MOST_SECONDS = 120;
const FIRST_PAUSE_MS = 500;
/** What may pass by itself. That a name is not known, or a certificate not good, does not. */
const PASSING: readonly unknown[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH'],
  ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
];

interface Failure {
  readonly failure: CliError;
  /** After how long to ask again; undefined where that is of no use. */
  readonly again: ((attempt: number) => number) | undefined;
}

const SOON = (attempt: number): number => FIRST_PAUSE_MS * 2 ** (attempt - 1);

const realPause: Pause = (milliseconds, signal) => sleep(milliseconds, undefined, { ...(signal && { signal }) });

/**
 * Reads below an address, which may neither lead elsewhere, nor take long, nor give more than it should. Asked to come back later, as
 * who reads a long log is, it does; and so it does where the network or the server fails for a moment.
 */
export function bytesAt(address: string, { ended, pause = realPause }: Reading = {}): ReadBytes {
  const base = address.replace(/(?<!\/)\/+$/, '');
  return async (path, most) => {
    const url = `${base}/${path}`;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(url, most, ended);
      if (!('failure' in answer)) return answer.bytes;
      if (answer.again === undefined || attempt === ATTEMPTS || ended?.aborted) throw answer.failure;
      await pause(answer.again(attempt), ended);
    }
  };
}

async function ask(
  url: string,
  most: number,
  ended: AbortSignal | undefined,
): Promise<{ readonly bytes: Buffer | undefined } | Failure> {
  // A cache in between may have the checkpoint before the last one, which would look as if the log had shrunk.
  const headers = url.endsWith('/checkpoint') ? { 'cache-control': 'no-cache' } : {};
  const signal = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(ended ? [ended] : [])]);
  try {
    const response = await fetch(url, { redirect: 'error', headers, signal });
    if (response.ok) return { bytes: within(await readUpTo(response.body, most), most, url) };
    await response.body?.cancel();
    if (response.status === 404) return { bytes: undefined };
    return { failure: new CliError(`${url} answered with ${response.status}.`), again: waitAfter(response) };
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const failure = new CliError(`${url} gave no usable answer: ${reasonOf(cause)}.`, { cause });
    return { failure, again: mayPass(cause) ? SOON : undefined };
  }
}

function waitAfter({ status, headers }: Response): Failure['again'] {
  const later = headers.get('retry-after');
  if (later === null) return status >= 500 ? SOON : undefined;
  const isAsked = (status === 429 || status === 503) && /^\d{1,3}$/.test(later) && Number(later) <= MOST_SECONDS;
  return isAsked ? () => Number(later) * 1_000 : undefined;
}

/** What the network says is in the cause of what fetch says. */
function mayPass(error: unknown): boolean {
  const { name, cause } = error as Error;
  return name === 'TimeoutError' || PASSING.includes((cause as NodeJS.ErrnoException | undefined)?.code);
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message;
}
