import { errors, type Provider } from 'oidc-provider';
import type { SignIn } from '../sign-in/sign-in';
import { PASSWORD_GRANT } from './client-metadata';
import { newGrant } from './first-party-grant';
import { PERSON_TOKEN_SECONDS, RESOURCE, resourceServer } from './resource-server';

interface PasswordParameters {
  username?: string;
  password?: string;
  [name: string]: unknown;
}

class TooManyAttempts extends errors.OIDCProviderError {
  override readonly error_description = 'too many failed attempts, wait before the next one';

  constructor() {
    super(429, 'slow_down');
  }
}

/** RFC 6749 §4.3, which OAuth 2.1 has dropped: lets scripts of the demo sign in as a person. */
export function registerPasswordGrant(provider: Provider, signIn: SignIn, audience: string): void {
  provider.registerGrantType<PasswordParameters>(
    PASSWORD_GRANT,
    async (ctx) => {
      const { username, password } = ctx.oidc.params;
      if (username === undefined || password === undefined) {
        throw new errors.InvalidRequest('missing required parameter(s) username, password');
      }
      const outcome = signIn.attempt({ username, password, address: ctx.req.socket.remoteAddress ?? '' });
      if (outcome.is === 'too_many_attempts') {
        ctx.set('retry-after', String(outcome.retryAfter));
        throw new TooManyAttempts();
      }
      if (outcome.is === 'refused') throw new errors.InvalidGrant('user name or password is wrong');
      const token = new provider.AccessToken({
        accountId: outcome.person.id,
        client: ctx.oidc.client,
        grantId: await newGrant(provider, { clientId: ctx.oidc.client.clientId, accountId: outcome.person.id }),
        expiresWithSession: false,
        gty: PASSWORD_GRANT,
      });
      token.resourceServer = new provider.ResourceServer(RESOURCE, resourceServer(audience));
      const value = await token.save();
      ctx.body = { access_token: value, token_type: token.tokenType, expires_in: PERSON_TOKEN_SECONDS };
    },
    ['username', 'password'],
  );
}
