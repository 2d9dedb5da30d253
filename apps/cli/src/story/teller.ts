import pc from 'picocolors';
import type { Reporter } from '../up/reporter';

export interface Step {
  readonly title: string;
  readonly ok: boolean;
}

/** What a step found: one sentence on the decision and why; throwing means that it did not hold. */
export interface Told {
  readonly decision: string;
  readonly why: string;
}

/** A step of the story did not turn out as it must. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken';
}

/** Checks what the story claims. @throws StoryBroken */
export function must(held: boolean, otherwise: string): asserts held {
  if (!held) throw new StoryBroken(otherwise);
}

/** Tells the story live, a readable line for each step, and remembers which held. */
export class Teller {
  readonly steps: Step[] = [];

  constructor(
    private readonly reporter: Reporter,
    private readonly signal: AbortSignal,
  ) {}

  get held(): boolean {
    return this.steps.every(({ ok }) => ok);
  }

  /** @param title who does what @throws StoryBroken when it did not hold: what follows would make no sense */
  async step<T>(title: string, run: () => Promise<Told & { readonly then?: T }>): Promise<T | undefined> {
    this.signal.throwIfAborted();
    try {
      const { decision, why, then } = await run();
      this.steps.push({ title, ok: true });
      this.reporter.line(`${pc.green('✓')} ${this.number()} ${title} → ${pc.bold(decision)} ${pc.dim(`(${why})`)}`);
      return then;
    } catch (error) {
      this.signal.throwIfAborted();
      this.steps.push({ title, ok: false });
      this.reporter.line(`${pc.red('✗')} ${this.number()} ${title}`);
      throw error;
    }
  }

  private number(): string {
    return pc.dim(`${this.steps.length}.`.padStart(3));
  }
}

/** Looks again until it is so, or the time is up. */
export async function untilSo<T>(what: string, look: () => Promise<T | undefined>, signal: AbortSignal): Promise<T> {
  const until = Date.now() + 30_000;
  for (;;) {
    signal.throwIfAborted();
    const seen = await look();
    if (seen !== undefined) return seen;
    must(Date.now() < until, `Waited 30 seconds in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
