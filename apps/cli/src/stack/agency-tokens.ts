import { ClientCredentials, type TokenSource } from '@askonce/client';
import { CliError } from '../cli-error';
import type { Stack } from './stack';

/** Tokens of an agency's system. @throws {CliError} if there is no such agency. */
export function agencyTokens(agency: string, { clients, tokenEndpoint }: Stack): TokenSource {
  const client = clients.find((candidate) => candidate.agency === agency);
  if (!client) {
    throw new CliError(`There is no agency ${agency}; there are ${clients.map((c) => c.agency).join(', ')}.`);
  }
  const { clientId, privateKeyJwk } = client;
  return new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk });
}
