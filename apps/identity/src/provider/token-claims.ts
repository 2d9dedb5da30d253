import type { AccessToken, ClientCredentials } from 'oidc-provider';
import type { Client, Person } from '../data/identity-data';

interface Directory {
  findClient(clientId: string): Client | undefined;
  findPerson(id: string): Person | undefined;
}

/** The claims by which services know who calls (api.md, "Tokens"). */
export function tokenClaims(directory: Directory, token: AccessToken | ClientCredentials): Record<string, unknown> {
  if (token.kind === 'ClientCredentials') {
    const client = directory.findClient(token.clientId ?? '');
    return { roles: client?.roles, agency: client?.agency };
  }
  const person = directory.findPerson(token.accountId);
  return { roles: person && [person.role], agency: person?.agency, subject: person?.subject };
}
