import type { MessagingLog } from './messaging-log';

/** Whether something answers, told to the log once per change and not once per attempt. */
export class Reachability {
  private problem: string | undefined;

  constructor(
    private readonly what: string,
    private readonly log: MessagingLog,
  ) {}

  get down(): boolean {
    return this.problem !== undefined;
  }

  /** The kind of error that keeps it away. */
  get reason(): string | undefined {
    return this.problem;
  }

  lost(error: unknown): void {
    if (this.problem === undefined) this.log.warn({ err: error }, `${this.what} is away; trying until it is back`);
    this.problem = error instanceof Error ? error.name : 'unknown';
  }

  reached(): void {
    if (this.problem !== undefined) this.log.info({}, `${this.what} is back`);
    this.problem = undefined;
  }
}
