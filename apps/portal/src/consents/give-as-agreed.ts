import type { CitizenClient, GivenDocument } from '@askonce/client';
import type { SentForm } from '../pages/form';
import { asItStands } from './as-it-stands';

/**
 * Gives what was looked at, with the consents that were ticked beside it.
 * @throws FormRefused where something else would be agreed to by now than what was shown
 */
export function giveAsAgreed(registry: CitizenClient, draftId: string, form: SentForm): Promise<GivenDocument> {
  const { idempotencyKey } = form;
  const { grants, terms } = agreed(form);
  return asItStands('grants', registry.confirm(draftId, grants, { idempotencyKey, terms }));
}

/** Each consent that was ticked, and its terms as they were shown. */
function agreed(form: SentForm): { readonly grants: readonly string[]; readonly terms: readonly string[] } {
  const ticked = form.all('grants').map((value) => value.split('.'));
  return {
    grants: ticked.map(([id = '']) => id),
    terms: ticked.flatMap(([, terms = '']) => (terms === '' ? [] : [terms])),
  };
}
