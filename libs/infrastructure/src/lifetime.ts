/** Thrown by whatever was still starting when the stack was told to stop. */
export class Stopped extends Error {
  constructor() {
    super('The stack was told to stop.');
    this.name = 'Stopped';
  }
}

type Closer = () => Promise<void>;

/**
 * Owns what has been started, in order, and closes it in reverse, once. What is still starting when the end comes is
 * refused with {@link Stopped}, so nothing can slip in behind the closing.
 */
export class Lifetime {
  private readonly closers: Closer[] = [];
  private readonly controller = new AbortController();
  private ending: Promise<unknown[]> | undefined;

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @throws {Stopped} once the end has begun. */
  assertRunning(): void {
    if (this.ending) throw new Stopped();
  }

  /** Registers what must be closed; the returned function forgets it again. */
  own(closer: Closer): () => void {
    this.assertRunning();
    this.closers.push(closer);
    return () => {
      const index = this.closers.indexOf(closer);
      if (index >= 0) this.closers.splice(index, 1);
    };
  }

  /** Closes everything, last first, and answers with the errors met on the way. */
  end(): Promise<unknown[]> {
    this.ending ??= this.closeAll();
    return this.ending;
  }

  private async closeAll(): Promise<unknown[]> {
    this.controller.abort(new Stopped());
    const errors: unknown[] = [];
    for (let closer = this.closers.pop(); closer; closer = this.closers.pop()) {
      await closer().catch((error: unknown) => errors.push(error));
    }
    return errors;
  }
}
