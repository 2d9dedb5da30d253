import { setTimeout as delay } from 'node:timers/promises';
import { NoUsableAnswer } from './no-usable-answer';
import { Problem } from './problem';
import { TokenRequestFailed } from './token-source';

/** Time and chance, as a test may want to rule them. */
export interface Timing {
  /** Milliseconds from any point in the past, never going back. */
  now(): number;
  /** @throws the signal's reason when it is aborted meanwhile */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

export interface RetryLimits {
  readonly attempts: number;
  /** Milliseconds for all attempts together, and the pauses between them. */
  readonly totalTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export const REAL_TIMING: Timing = {
  now: () => performance.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal && { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
  random: Math.random,
};

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const TRANSIENT_STATUSES: readonly number[] = [429, 502, 503, 504];

/**
 * Tries until it succeeds, fails for good, or the limits are reached. The pause grows exponentially and has full jitter, so that
 * many clients do not come back at the same moment; what Retry-After says is waited for as well.
 * @throws what the last attempt threw, or the signal's reason
 */
export async function withRetries<T>(
  attempt: (leftMs: number) => Promise<T>,
  { attempts, totalTimeoutMs, signal }: RetryLimits,
  timing: Timing,
): Promise<T> {
  const until = timing.now() + totalTimeoutMs;
  for (let made = 1; ; made += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt(until - timing.now());
    } catch (error) {
      signal?.throwIfAborted();
      const pause = pauseAfter(error, made, timing.random());
      if (!isTransient(error) || made >= attempts || timing.now() + pause >= until) throw error;
      await timing.sleep(pause, signal);
    }
  }
}

const isTransient = (error: unknown): boolean =>
  error instanceof NoUsableAnswer ||
  (error instanceof TokenRequestFailed && error.reason === 'unavailable') ||
  (error instanceof Problem && TRANSIENT_STATUSES.includes(error.status));

function pauseAfter(error: unknown, made: number, chance: number): number {
  const jitter = chance * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (made - 1));
  return error instanceof Problem && error.retryAfter !== undefined ? error.retryAfter * 1_000 + jitter : jitter;
}
