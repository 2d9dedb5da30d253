import { readFileSync } from 'node:fs';
import type { StackClient, StackPerson } from './stack';

interface IdentityClient extends Omit<StackClient, 'agency'> {
  agency?: string;
}

interface IdentityFile {
  clients: IdentityClient[];
  people: (StackPerson & { id: string })[];
}

/** Reads what the development identity provider keeps in its file. */
export function readIdentity(file: string): IdentityFile {
  return JSON.parse(readFileSync(file, 'utf8')) as IdentityFile;
}

/** The agencies' systems, as `stack.json` lists them; the services' own keys are none of a script's business. */
export function agencyClients({ clients }: IdentityFile): StackClient[] {
  return clients.flatMap(({ agency, clientId, privateKeyJwk }) =>
    agency === undefined ? [] : [{ agency, clientId, privateKeyJwk }],
  );
}

export function people(identity: IdentityFile): StackPerson[] {
  return identity.people.map(({ name, role, username, password, agency, subject }) => ({
    name,
    role,
    username,
    password,
    ...(agency === undefined ? {} : { agency }),
    ...(subject === undefined ? {} : { subject }),
  }));
}

/** The private key of a service, by its name. */
export function serviceKey({ clients }: IdentityFile, service: string): object {
  const client = clients.find(({ clientId }) => clientId === `askonce-${service}`);
  if (!client) throw new Error(`The identity provider knows no client askonce-${service}.`);
  return client.privateKeyJwk;
}

/** The public keys of those services that claim keys and identifiers from the registry, by client id: the adapters. */
export const claimingServiceKeys = (identity: IdentityFile): Record<string, object> => ({
  'askonce-adapters': publicHalf(serviceKey(identity, 'adapters')),
});

const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid'];

const publicHalf = (jwk: object): object =>
  Object.fromEntries(Object.entries(jwk).filter(([member]) => PUBLIC_MEMBERS.includes(member)));
