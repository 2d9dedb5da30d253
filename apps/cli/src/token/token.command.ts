import type { TokenSource } from '@askonce/client';
import type { Command } from 'commander';
import { CliError } from '../cli-error';
import { agencyTokens } from '../stack/agency-tokens';
import { tokensOf } from '../stack/person-tokens';
import { runningStack } from '../stack/running-stack';
import type { Stack } from '../stack/stack';

interface TokenOptions {
  agency?: string;
  person?: string;
}

export function tokenCommand(program: Command): void {
  program
    .command('token')
    .description('print an access token of the running stack, for curl')
    .option('--agency <id>', "of an agency's system, such as housing")
    .option('--person <username>', 'of one of the demo people')
    .action(async (options: TokenOptions) => {
      process.stdout.write(`${await tokenSource(options, runningStack()).token()}\n`);
    });
}

function tokenSource({ agency, person }: TokenOptions, stack: Stack): TokenSource {
  if (agency !== undefined && person === undefined) return agencyTokens(agency, stack);
  if (person !== undefined && agency === undefined) return personTokens(person, stack);
  throw new CliError('Say whose token: --agency <id> or --person <username>.');
}

function personTokens(username: string, stack: Stack): TokenSource {
  const person = stack.people.find((candidate) => candidate.username === username);
  if (person) return tokensOf(person, stack);
  throw new CliError(`There is no ${username}; there are ${stack.people.map((p) => p.username).join(', ')}.`);
}
