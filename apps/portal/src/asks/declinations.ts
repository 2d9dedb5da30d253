import { NotFound } from '@askonce/problems';
import type { DeclinationReason } from '@askonce/client';

/** The ways not to give a paper, as they stand in addresses. */
const REASONS: Readonly<Record<string, DeclinationReason>> = {
  'do-not-have': 'do_not_have',
  'cannot-obtain': 'cannot_obtain',
  'bring-it-myself': 'will_bring_it_myself',
};

/** @throws NotFound for any other */
export function declinationReason(given: string): DeclinationReason {
  const reason = Object.hasOwn(REASONS, given) ? REASONS[given] : undefined;
  if (reason === undefined) throw new NotFound();
  return reason;
}
