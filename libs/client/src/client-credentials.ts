import { randomUUID } from 'node:crypto';
import { type CryptoKey, importJWK, SignJWT } from 'jose';
import { CachedToken } from './cached-token';
import type { PrivateKeyJwk } from './private-key-jwk';
import { type GrantedToken, requestToken } from './token-request';
import type { TokenSource } from './token-source';

export interface ClientCredentialsOptions {
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** With `alg` and `kid`, as the provider knows the public half. */
  readonly privateKeyJwk: PrivateKeyJwk;
  readonly scope?: string;
  readonly timeoutMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const ASSERTION_LIFE_SECONDS = 60;
const TIMEOUT_MS = 5_000;

/** An agency's system identifying itself by its private key (RFC 7523 §2.2); the token is kept until shortly before it expires. */
export class ClientCredentials implements TokenSource {
  private readonly cached: CachedToken;
  private readonly now: () => number;

  constructor(private readonly options: ClientCredentialsOptions) {
    this.now = options.now ?? Date.now;
    this.cached = new CachedToken(() => this.request(), this.now);
  }

  /** @throws TokenRequestFailed */
  token(): Promise<string> {
    return this.cached.get();
  }

  private async request(): Promise<GrantedToken> {
    const { tokenEndpoint, scope, timeoutMs = TIMEOUT_MS } = this.options;
    return requestToken(
      tokenEndpoint,
      {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await this.assertion(),
        ...(scope !== undefined && { scope }),
      },
      timeoutMs,
    );
  }

  private async assertion(): Promise<string> {
    const { clientId, tokenEndpoint, privateKeyJwk } = this.options;
    const { alg = 'ES256', kid } = privateKeyJwk;
    const key = (await importJWK(privateKeyJwk, alg)) as CryptoKey;
    const issuedAt = Math.floor(this.now() / 1_000);
    return new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenEndpoint)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ASSERTION_LIFE_SECONDS)
      .sign(key);
  }
}
