import { PasswordGrant, type TokenSource } from '@askonce/client';
import { CliError } from '../cli-error';
import type { Stack, StackPerson } from './stack';

const SCRIPTS_CLIENT = 'askonce-scripts';

/** Tokens of one of the demo's people. */
export function tokensOf({ username, password }: StackPerson, { tokenEndpoint }: Stack): TokenSource {
  return new PasswordGrant({ tokenEndpoint, clientId: SCRIPTS_CLIENT, username, password });
}

/** Tokens of the demo's steward, who keeps the catalogue. */
export const stewardTokens = (stack: Stack): TokenSource => tokensOfRole('steward', stack);

/** Tokens of the demo's auditor. */
export const auditorTokens = (stack: Stack): TokenSource => tokensOfRole('auditor', stack);

function tokensOfRole(wanted: string, stack: Stack): TokenSource {
  const person = stack.people.find(({ role }) => role === wanted);
  if (!person) throw new CliError(`The running stack has no ${wanted}.`);
  return tokensOf(person, stack);
}
