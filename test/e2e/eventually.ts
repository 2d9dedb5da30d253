import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again until something is seen, which neither `undefined` nor `false` is. @throws when the time is up, with what looking threw last as the cause. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  milliseconds = 20_000,
): Promise<T> {
  let cause: unknown;
  for (const until = Date.now() + milliseconds; Date.now() < until;) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(50);
  }
  throw new Error(`Waited ${milliseconds / 1000} s in vain until ${what}.`, { cause });
}
