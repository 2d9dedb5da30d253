export interface LoadedForAWhileOptions<T> {
  readonly load: () => Promise<T>;
  /** How old it may be, in milliseconds. */
  readonly maxAgeMs?: number;
  /** Milliseconds since some fixed moment. */
  readonly now?: () => number;
}

/** What is loaded once in a while, and for all who want it at the same time together. */
export class LoadedForAWhile<T> {
  private latest: { readonly askedAt: number; readonly answer: Promise<T> } | undefined;

  constructor(private readonly options: LoadedForAWhileOptions<T>) {}

  /** @throws what loading throws, which is not kept: whoever comes next loads anew. */
  async get(): Promise<T> {
    const { load, maxAgeMs = 5_000, now = () => performance.now() } = this.options;
    const known = this.latest;
    if (known !== undefined && now() - known.askedAt < maxAgeMs) return known.answer;
    const asked = { askedAt: now(), answer: load() };
    this.latest = asked;
    try {
      return await asked.answer;
    } catch (error) {
      if (this.latest === asked) this.latest = undefined;
      throw error;
    }
  }
}
