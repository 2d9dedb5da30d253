import type { PoolClient } from 'pg';

/** A statement that is under way. */
interface Waiting {
  readonly client: PoolClient;
  /** In milliseconds of `performance.now()`. */
  readonly until: number;
}

const LOOK_EVERY_MS = 500;

/**
 * Ends connections on which no answer comes in time, which makes their statements fail as cut off. A server that lives
 * keeps to its own limit; of one that hangs, or whose host is gone, only we can tell. One clock looks at all, in place of
 * a timer for each statement as pg's `query_timeout` has it.
 */
export class AnswerWatch {
  private readonly waiting = new Set<Waiting>();
  private clock: NodeJS.Timeout | undefined;

  constructor(private readonly withinMs: number) {}

  /** Call what it returns once the answer is there, or has failed to come. */
  begin(client: PoolClient): () => void {
    this.clock ??= setInterval(() => {
      this.look();
    }, LOOK_EVERY_MS).unref();
    const waiting = { client, until: performance.now() + this.withinMs };
    this.waiting.add(waiting);
    return () => {
      this.waiting.delete(waiting);
    };
  }

  stop(): void {
    clearInterval(this.clock);
  }

  private look(): void {
    const now = performance.now();
    for (const waiting of this.waiting) {
      if (waiting.until > now) continue;
      this.waiting.delete(waiting);
      // With a query under way pg ends a connection by cutting it; the query then rejects and carries the news.
      void waiting.client.end();
    }
  }
}
