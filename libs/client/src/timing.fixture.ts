import type { Timing } from './retries';

/** Time that passes only by sleeping, and chance that is always the same. */
export class HeldTime implements Timing {
  readonly pauses: number[] = [];
  private at = 0;

  constructor(private readonly chance = 0.5) {}

  now(): number {
    return this.at;
  }

  pass(milliseconds: number): void {
    this.at += milliseconds;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.pauses.push(milliseconds);
    this.pass(milliseconds);
    return Promise.resolve();
  }

  random(): number {
    return this.chance;
  }
}
