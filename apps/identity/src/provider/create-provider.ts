import type { Logger } from '@askonce/observability';
import { type Configuration, Provider } from 'oidc-provider';
import type { IdentityStore } from '../data/identity-store';
import { SIGNING_ALGORITHM } from '../data/keys';
import type { SignIn } from '../sign-in/sign-in';
import { clientMetadata } from './client-metadata';
import { firstPartyGrant } from './first-party-grant';
import { registerPasswordGrant } from './password-grant';
import { providerPages } from './provider-pages';
import { PERSON_TOKEN_SECONDS, RESOURCE, resourceServer, SYSTEM_TOKEN_SECONDS } from './resource-server';
import { ShortMemory } from './short-memory';
import { tokenClaims } from './token-claims';

export interface ProviderParts {
  readonly issuer: string;
  readonly audience: string;
  /** May be empty. */
  readonly portalUrl: string;
  readonly store: IdentityStore;
  readonly signIn: SignIn;
  readonly log: Logger;
}

const SESSION_SECONDS = 8 * 60 * 60;

/** The OpenID provider; what it remembers besides the store (sessions, codes) is in memory. */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, configuration(parts));
  registerPasswordGrant(provider, parts.signIn, parts.audience);
  provider.on('server_error', (_ctx, err) => {
    parts.log.error({ err }, 'The provider failed');
  });
  provider.on('grant.error', (ctx, err) => {
    parts.log.info({ client: ctx.oidc.client?.clientId, error: err.error }, 'A token request was refused');
  });
  return provider;
}

function configuration({ audience, portalUrl, store }: ProviderParts): Configuration {
  const { renderError, signOut } = providerPages(portalUrl);
  return {
    adapter: ShortMemory,
    clients: clientMetadata(store.clients, portalUrl),
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    clientBasedCORS: () => false,
    jwks: { keys: [...store.signingKeys] },
    enabledJWA: { clientAuthSigningAlgValues: [SIGNING_ALGORITHM], idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    clientAuthMethods: ['private_key_jwt', 'none'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid'],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_ctx, id) => accountOf(store, id),
    extraTokenClaims: (_ctx, token) => tokenClaims(store, token),
    loadExistingGrant: firstPartyGrant,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    cookies: {
      keys: [...store.cookieKeys],
      names: { session: 'askonce_session', interaction: 'askonce_interaction', resume: 'askonce_resume' },
    },
    renderError,
    ttl: {
      AccessToken: PERSON_TOKEN_SECONDS,
      ClientCredentials: SYSTEM_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: PERSON_TOKEN_SECONDS,
      Interaction: 15 * 60,
      Grant: SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
    features: { ...features(audience), rpInitiatedLogout: { enabled: true, ...signOut } },
  };
}

/** Only what is used; the rest of the library stays off. */
function features(audience: string): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => resourceServer(audience),
    },
  };
}

function accountOf(store: IdentityStore, id: string) {
  const person = store.findPerson(id);
  return person && { accountId: person.id, claims: () => ({ sub: person.id, name: person.name }) };
}
