import { setTimeout as sleep } from 'node:timers/promises';

export interface Deadline {
  milliseconds: number;
  every?: number;
  signal?: AbortSignal;
}

/**
 * Repeats a check until it holds.
 * @throws what the check threw last, or an error naming `what`, once the deadline has passed; the signal's reason if it is aborted.
 */
export async function until(what: string, check: () => Promise<boolean>, deadline: Deadline): Promise<void> {
  const end = Date.now() + deadline.milliseconds;
  let cause: unknown;
  while (Date.now() < end) {
    deadline.signal?.throwIfAborted();
    try {
      if (await check()) return;
    } catch (error) {
      cause = error;
    }
    await sleep(deadline.every ?? 50);
  }
  throw new Error(`${what} did not happen within ${deadline.milliseconds / 1000} s.`, { cause });
}
