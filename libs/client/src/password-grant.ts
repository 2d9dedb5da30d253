import { CachedToken } from './cached-token';
import { requestToken } from './token-request';
import type { TokenSource } from './token-source';

export interface PasswordGrantOptions {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  readonly timeoutMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const TIMEOUT_MS = 5_000;

/** A demo person signing in from a script. Only the development identity provider accepts it. */
export class PasswordGrant implements TokenSource {
  private readonly cached: CachedToken;

  constructor({ tokenEndpoint, clientId, username, password, timeoutMs, now }: PasswordGrantOptions) {
    const form = { grant_type: 'password', client_id: clientId, username, password };
    this.cached = new CachedToken(() => requestToken(tokenEndpoint, form, timeoutMs ?? TIMEOUT_MS), now ?? Date.now);
  }

  /** @throws TokenRequestFailed */
  token(): Promise<string> {
    return this.cached.get();
  }
}
