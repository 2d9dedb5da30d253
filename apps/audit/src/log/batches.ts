import { isOutage } from '@askonce/messaging';

interface Call<I, O> {
  readonly items: readonly I[];
  readonly ended: PromiseWithResolvers<O[]>;
}

const MAX_CALLS = 100;

/**
 * Since the head of a log admits one transaction at a time, whatever comes while one is under way goes together in the next.
 * An idle log sees batches of one and no added wait.
 */
export class Batches<I, O> {
  private readonly waiting: Call<I, O>[] = [];
  private running = false;

  /** @param work does a batch as a whole or not at all, and says what became of each item, in their order */
  constructor(private readonly work: (items: readonly I[]) => Promise<readonly O[]>) {}

  add(items: readonly I[]): Promise<O[]> {
    const ended = Promise.withResolvers<O[]>();
    this.waiting.push({ items, ended });
    if (!this.running) void this.run();
    return ended.promise;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, MAX_CALLS));
    this.running = false;
  }

  /** One item that the database refuses must not take others with it: then each call goes alone. */
  private async together(calls: readonly Call<I, O>[]): Promise<void> {
    try {
      const results = await this.work(calls.flatMap(({ items }) => items));
      let at = 0;
      for (const { items, ended } of calls) ended.resolve(results.slice(at, (at += items.length)));
    } catch (error) {
      if (calls.length > 1 && !isOutage(error)) for (const call of calls) await this.together([call]);
      else for (const { ended } of calls) ended.reject(error);
    }
  }
}
