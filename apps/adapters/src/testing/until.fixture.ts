import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, looking often. @throws Error after the deadline */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 25_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(20);
  }
}
