import { readFileSync } from 'node:fs';
import { holderOf } from '@askonce/infrastructure';
import { CliError } from '../cli-error';
import { clone } from '../clone';
import type { Stack } from './stack';

/** Reads what the running stack of this clone says of itself. @throws {CliError} if none runs. */
export function runningStack(): Stack {
  if (!holderOf(clone.lock)) {
    throw new CliError('The stack of this folder is not running: start it with `npm start` in another terminal.');
  }
  try {
    return JSON.parse(readFileSync(clone.stack, 'utf8')) as Stack;
  } catch (cause) {
    throw new CliError('The stack of this folder is still starting: try again in a moment.', { cause });
  }
}

/** The address of a service of the running stack. @throws {CliError} if it was left out. */
export function serviceUrl(stack: Stack, name: string): string {
  const service = stack.services[name];
  if (!service) throw new CliError(`The running stack has no ${name}.`);
  return service.url;
}
