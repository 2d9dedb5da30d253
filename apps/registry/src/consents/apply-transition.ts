import type { ConsentTransition } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import type { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';
import { TransitionNotAllowed } from './consents.problems';
import { after, startsPeriod } from './transitions';

const DAY_MS = 86_400_000;

/**
 * Carries a citizen's decision into the draft. A period lasts as long as the purpose declaration allows.
 * @throws TransitionNotAllowed from where the consent stands, or when the purpose is no longer declared
 */
export function applyTransition(
  draft: Draft,
  consent: Consent,
  transition: ConsentTransition,
  catalogue: Catalogue,
): Consent {
  const status = after(transition, consent.status);
  if (status === undefined) throw new TransitionNotAllowed();
  const { now } = draft.person;
  const changed: Consent = {
    ...consent,
    status,
    decidedAt: now,
    ...(startsPeriod(transition) ? agreedNow(consent, now, catalogue) : {}),
  };
  draft.changeConsent(changed, { transition, from: consent.status });
  return changed;
}

/** For how long, and to which fields, as the declaration of now says and the person is told. */
function agreedNow({ purpose, agency }: Consent, now: string, catalogue: Catalogue) {
  const declared = catalogue.purpose(purpose, agency);
  if (declared === undefined) throw new TransitionNotAllowed({ detail: 'The agency no longer declares this purpose.' });
  const validUntil = new Date(Date.parse(now) + declared.maxValidityDays * DAY_MS).toISOString();
  return { validUntil, fields: declared.fields ?? null };
}
