import { IdempotencyKeyReused } from '@askonce/problems';
import type { EarlierCall, Person } from './person';

/**
 * What the same call made before, if it was made before.
 * @throws IdempotencyKeyReused when the key was used for a call that said something else
 */
export function repeatedCall(
  { earlierCall }: Pick<Person, 'earlierCall'>,
  bodyHash: string | undefined,
): EarlierCall | undefined {
  if (earlierCall !== undefined && earlierCall.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
  return earlierCall;
}
