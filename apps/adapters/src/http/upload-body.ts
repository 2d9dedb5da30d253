/** A request's body that remembers why it could not be read to its end; fetch itself only says that it failed. */
export class UploadBody implements AsyncIterable<Uint8Array> {
  private broken: { readonly cause: unknown } | undefined;

  constructor(private readonly source: AsyncIterable<Uint8Array>) {}

  /** @throws what the source threw, if it did */
  throwIfBroken(): void {
    if (this.broken !== undefined) throw this.broken.cause;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.source;
    } catch (cause) {
      this.broken = { cause };
      throw cause;
    }
  }
}

/**
 * How a body is sent that is not to be held. With other values fetch keeps a copy of all that it has sent, in case it has to
 * send it again (undici clones the request unless it has no window and may not be redirected).
 */
export const STREAMED = { duplex: 'half', redirect: 'error', window: null } as const satisfies RequestInit;
