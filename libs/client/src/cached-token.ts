import type { GrantedToken } from './token-request';

/** A token is renewed this long before it expires, or after two thirds of a short life. */
const RENEWAL_MARGIN_MS = 30_000;

/** Keeps a token until shortly before it expires; simultaneous callers share one request. */
export class CachedToken {
  private current: { readonly accessToken: string; readonly usableUntil: number } | undefined;
  private pending: Promise<string> | undefined;

  constructor(
    private readonly request: () => Promise<GrantedToken>,
    private readonly now: () => number,
  ) {}

  async get(): Promise<string> {
    if (this.current !== undefined && this.now() < this.current.usableUntil) return this.current.accessToken;
    this.pending ??= this.renew().finally(() => {
      this.pending = undefined;
    });
    return this.pending;
  }

  private async renew(): Promise<string> {
    const requestedAt = this.now();
    const { accessToken, expiresIn } = await this.request();
    const life = expiresIn * 1_000;
    this.current = { accessToken, usableUntil: requestedAt + Math.max(life - RENEWAL_MARGIN_MS, (life * 2) / 3) };
    return accessToken;
  }
}
