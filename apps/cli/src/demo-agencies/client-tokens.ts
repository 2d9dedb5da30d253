import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AgencyAnswer, bodyOf } from './agency-server';

const LIFE_SECONDS = 300;

/** An agency's small OAuth2 authorisation server: one client, client_secret_basic, opaque tokens that expire. */
export class ClientTokens {
  /** Token to the moment it expires, in milliseconds since the epoch. */
  private readonly granted = new Map<string, number>();

  constructor(
    private readonly client: { readonly clientId: string; readonly clientSecret: string },
    private readonly now: () => number = Date.now,
  ) {}

  /** The token endpoint (RFC 6749 §4.4). */
  async grant(request: IncomingMessage): Promise<AgencyAnswer> {
    const form = new URLSearchParams((await bodyOf(request, 4_096)).toString());
    if (!this.isClient(request.headers.authorization ?? '')) return refusal(401, 'invalid_client');
    if (form.get('grant_type') !== 'client_credentials') return refusal(400, 'unsupported_grant_type');
    this.forgetExpired();
    const token = randomBytes(32).toString('base64url');
    this.granted.set(token, this.now() + LIFE_SECONDS * 1_000);
    return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFE_SECONDS });
  }

  accepts({ headers }: IncomingMessage): boolean {
    const token = /^Bearer ([\w-]+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    return (this.granted.get(token) ?? 0) > this.now();
  }

  private isClient(authorization: string): boolean {
    const { clientId, clientSecret } = this.client;
    const expected = Buffer.from([clientId, clientSecret].map(encodeURIComponent).join(':')).toString('base64');
    return timingSafeEqual(hash(authorization), hash(`Basic ${expected}`));
  }

  private forgetExpired(): void {
    for (const [token, expiresAt] of this.granted) if (expiresAt <= this.now()) this.granted.delete(token);
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest();

const refusal = (status: number, error: string): AgencyAnswer => json(status, { error });

export function json(status: number, body: object): AgencyAnswer {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers, body: JSON.stringify(body) };
}
