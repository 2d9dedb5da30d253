/** Nobody answered in time, the connection broke, or what came was not what the contract says. */
export class NoUsableAnswer extends Error {
  override readonly name = 'NoUsableAnswer';

  /** @param origin of the service that was called */
  constructor(origin: string, options: { readonly cause: unknown }) {
    super(
      `${origin} gave no usable answer (${reasonOf(options.cause)}). Whether the call took effect is not known: repeat it with ` +
        'the same idempotency key.',
      options,
    );
  }
}

/** fetch hides why it failed in the cause, as a system error with a code such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error && 'code' in error.cause) return String(error.cause.code);
  return error.name;
}
