import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from './outage';

const EVERY_MS = 50;

/** Repeats a question for as long as the cluster is still electing or starting. @throws its last error after the deadline. */
export async function withPatience<T>(ask: () => Promise<T>, deadlineMs = 10_000): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error) || Date.now() >= deadline) throw error;
    }
    await sleep(EVERY_MS);
  }
}
