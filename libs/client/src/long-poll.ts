import type { Timing } from './retries';

/** The longest that the registry lets one call wait. */
export const LONGEST_WAIT_SECONDS = 30;
/** If the registry, or a proxy before it, does not wait, it is not to be called all the time. */
const SHORTEST_ROUND_MS = 250;

/** Before the next round of long polling, where the last one was over too soon. @throws the signal's reason when it is aborted */
export async function restOfRound(begun: number, timing: Timing, signal?: AbortSignal): Promise<void> {
  const early = begun + SHORTEST_ROUND_MS - timing.now();
  if (early > 0) await timing.sleep(early, signal);
}
