interface Failures {
  readonly since: number;
  readonly count: number;
}

const MAX_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
const MAX_KEYS = 10_000;

/** Slows down guessing: after ten failures within five minutes nothing more is tried until these have passed. */
export class AttemptLimiter {
  private readonly failures = new Map<string, Failures>();

  /** @param now milliseconds since the epoch */
  constructor(private readonly now: () => number = Date.now) {}

  /** How many seconds to wait before the next attempt; 0 when it may be made. */
  secondsToWait(key: string): number {
    const failures = this.current(key);
    if (failures === undefined || failures.count < MAX_FAILURES) return 0;
    return Math.ceil((failures.since + WINDOW_MS - this.now()) / 1_000);
  }

  failed(key: string): void {
    const failures = this.current(key);
    this.failures.delete(key);
    this.failures.set(key, { since: failures?.since ?? this.now(), count: (failures?.count ?? 0) + 1 });
    if (this.failures.size <= MAX_KEYS) return;
    const [oldest] = this.failures.keys();
    if (oldest !== undefined) this.failures.delete(oldest);
  }

  succeeded(key: string): void {
    this.failures.delete(key);
  }

  private current(key: string): Failures | undefined {
    const failures = this.failures.get(key);
    return failures !== undefined && this.now() < failures.since + WINDOW_MS ? failures : undefined;
  }
}
