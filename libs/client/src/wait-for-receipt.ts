import type { Receipt } from './contract';
import { isProblem } from './problem';
import type { Timing } from './retries';
import type { WaitOptions } from './wait-for-evidence';

/** The least, in seconds, whatever the service says. */
const PAUSE_SECONDS = 1;

/** Asks until what has just happened is logged and signed, or the time is up. @throws what asking throws, or the signal's reason */
export async function waitForReceipt(
  ask: () => Promise<Receipt>,
  { timeoutMs, signal }: WaitOptions,
  timing: Timing,
): Promise<Receipt> {
  const until = timing.now() + timeoutMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isProblem(error, 'entry-not-found', 'proof-not-ready')) throw error;
      const pause = Math.max(error.retryAfter ?? 0, PAUSE_SECONDS) * 1_000;
      if (timing.now() + pause > until) throw error;
      await timing.sleep(pause, signal);
    }
  }
}
