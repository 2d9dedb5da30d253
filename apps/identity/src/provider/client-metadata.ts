import type { ClientMetadata } from 'oidc-provider';
import { PORTAL, SCRIPTS } from '../data/demo-clients';
import type { Client } from '../data/identity-data';
import { publicHalf, SIGNING_ALGORITHM } from '../data/keys';

export const PASSWORD_GRANT = 'password';

/** The clients as the provider registers them: machines, the portal where there is one, and scripts. */
export function clientMetadata(clients: readonly Client[], portalUrl: string): ClientMetadata[] {
  const systems = clients.filter(({ clientId }) => clientId !== PORTAL).map(system);
  const portal = clients.filter(({ clientId }) => clientId === PORTAL && portalUrl !== '');
  return [...systems, ...portal.map((client) => portalOf(client, portalUrl)), scripts];
}

const scripts: ClientMetadata = {
  client_id: SCRIPTS,
  token_endpoint_auth_method: 'none',
  grant_types: [PASSWORD_GRANT],
  response_types: [],
  redirect_uris: [],
};

function system(client: Client): ClientMetadata {
  return { ...identifiedByKey(client), grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
}

function portalOf(client: Client, portalUrl: string): ClientMetadata {
  return {
    ...identifiedByKey(client),
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [`${portalUrl}/sign-in/callback`],
    post_logout_redirect_uris: [`${portalUrl}/`],
  };
}

function identifiedByKey({ clientId, privateKeyJwk }: Client): ClientMetadata {
  return {
    client_id: clientId,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: SIGNING_ALGORITHM,
    jwks: { keys: [publicHalf(privateKeyJwk)] },
  };
}
