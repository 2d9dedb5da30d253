import type { SentForm } from '../pages/form';

/** The consents that were ticked beside a document, and the terms of each as they were shown. */
export function agreed(form: SentForm): { readonly grants: readonly string[]; readonly terms: readonly string[] } {
  const ticked = form.all('grants').map((value) => value.split('.'));
  return {
    grants: ticked.map(([id = '']) => id),
    terms: ticked.flatMap(([, terms = '']) => (terms === '' ? [] : [terms])),
  };
}
