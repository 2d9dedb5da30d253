/** Where calls to AskOnce get their access token from. */
export interface TokenSource {
  /**
   * A token that is valid for at least a few seconds more.
   * @throws TokenRequestFailed
   */
  token(): Promise<string>;
}

/** Why no access token could be had. `refused`: the provider said no; `unavailable`: it gave no usable answer. */
export class TokenRequestFailed extends Error {
  constructor(
    readonly reason: 'refused' | 'unavailable',
    /** OAuth2 error code (RFC 6749 §5.2) of a refusal. */
    readonly code: string | undefined,
    options?: ErrorOptions,
  ) {
    super(
      reason === 'refused'
        ? `The token endpoint refused the request (${code ?? 'no error code'}).`
        : 'The token endpoint gave no usable answer.',
      options,
    );
    this.name = 'TokenRequestFailed';
  }
}
