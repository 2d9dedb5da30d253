import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet } from 'jose';
import { hasRole, type IssuerKeys, TokenVerifier } from '@askonce/auth';
import { Forbidden, Unauthenticated } from '@askonce/problems';
import { sendJson } from '../http/answers';
import type { IdentityStore } from '../data/identity-store';
import { publicHalf } from '../data/keys';

/** Makes citizens for tests and demos: `POST /people` with a token of role operator or service. */
export class PeopleEndpoint {
  private readonly tokens: TokenVerifier;

  constructor(
    private readonly store: IdentityStore,
    { issuer, audience }: { issuer: string; audience: string },
  ) {
    const keys: IssuerKeys = createLocalJWKSet({ keys: store.signingKeys.map(publicHalf) });
    this.tokens = new TokenVerifier({ issuers: [issuer], audience, keysOf: () => keys });
  }

  /** @throws Problem */
  async create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const actor = await this.tokens.verify(bearerTokenOf(request));
    if (!hasRole(actor, 'operator', 'service')) throw new Forbidden();
    const { name, username, password, subject } = await this.store.addCitizen();
    sendJson(response, 201, { name, username, password, subject });
  }
}

function bearerTokenOf({ headers: { authorization = '' } }: IncomingMessage): string {
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Unauthenticated({ headers: { 'WWW-Authenticate': 'Bearer realm="askonce"' } });
  return token;
}
