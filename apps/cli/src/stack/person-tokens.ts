import { PasswordGrant, type TokenSource } from '@askonce/client';
import { CliError } from '../cli-error';
import type { Stack, StackPerson } from './stack';

const SCRIPTS_CLIENT = 'askonce-scripts';

/** Tokens of one of the demo's people. */
export function tokensOf({ username, password }: StackPerson, { tokenEndpoint }: Stack): TokenSource {
  return new PasswordGrant({ tokenEndpoint, clientId: SCRIPTS_CLIENT, username, password });
}

/** Tokens of the demo's steward, who keeps the catalogue. */
export function stewardTokens(stack: Stack): TokenSource {
  const steward = stack.people.find(({ role }) => role === 'steward');
  if (!steward) throw new CliError('The running stack has no steward.');
  return tokensOf(steward, stack);
}
