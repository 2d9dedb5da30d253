export interface BackoffOptions {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** How long to wait before attempt n (from 1) is repeated: doubling, capped, with jitter so that instances do not march in step. */
export function backoff(
  attempt: number,
  { firstMs, maxMs }: BackoffOptions,
  random: () => number = Math.random,
): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full * (0.75 + random() * 0.25));
}
