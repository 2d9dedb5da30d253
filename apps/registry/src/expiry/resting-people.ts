import { performance } from 'node:perf_hooks';

const REST_MS = 60_000;

/** People who could not be dealt with: left alone for a minute, so that they do not stand in the way of others. */
export class RestingPeople {
  private readonly until = new Map<string, number>();

  constructor(private readonly elapsed: () => number = () => performance.now()) {}

  add(subjectRef: string): void {
    this.until.set(subjectRef, this.elapsed() + REST_MS);
  }

  all(): string[] {
    for (const [subjectRef, end] of this.until) if (end <= this.elapsed()) this.until.delete(subjectRef);
    return [...this.until.keys()];
  }
}
