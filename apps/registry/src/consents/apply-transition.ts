import type { ConsentTransition } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import type { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';
import { agreementOf } from './agreement';
import { TermsChanged, TransitionNotAllowed } from './consents.problems';
import { after, startsPeriod } from './transitions';

const DAY_MS = 86_400_000;

interface Agreeing {
  readonly catalogue: Catalogue;
  /** What the person was shown of all consents that they agree to; where nothing is named, nothing is compared. */
  readonly terms?: readonly string[] | undefined;
}

/**
 * Carries a citizen's decision into the draft. A period lasts as long as the purpose declaration allows.
 * @throws TransitionNotAllowed from where the consent stands, or when the purpose is no longer declared
 * @throws TermsChanged when something else would be agreed to than what was shown
 */
export function applyTransition(
  draft: Draft,
  consent: Consent,
  transition: ConsentTransition,
  agreeing: Agreeing,
): Consent {
  const status = after(transition, consent.status);
  if (status === undefined) throw new TransitionNotAllowed();
  const { now } = draft.person;
  const changed: Consent = {
    ...consent,
    status,
    decidedAt: now,
    ...(startsPeriod(transition) ? agreedNow(consent, now, agreeing) : {}),
  };
  draft.changeConsent(changed, { transition, from: consent.status });
  return changed;
}

/** For how long, and to which fields, as the person is told. */
function agreedNow(
  consent: Consent,
  now: string,
  { catalogue, terms }: Agreeing,
): Pick<Consent, 'validUntil' | 'fields'> {
  const agreement = agreementOf(consent, catalogue);
  if (agreement === undefined)
    throw new TransitionNotAllowed({ detail: 'The agency no longer declares this purpose.' });
  if (terms?.includes(agreement.terms) === false) throw new TermsChanged();
  const validUntil = new Date(Date.parse(now) + agreement.period * DAY_MS).toISOString();
  return { validUntil, fields: agreement.fields };
}
