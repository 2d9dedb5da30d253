import type { Consent } from '@askonce/client';
import { type Step, stepsOf } from './steps';

export interface ListedConsent {
  readonly consent: Consent;
  readonly steps: readonly Step[];
}

/** What is shared now, what waits for a decision, and what is over, each in the order given. */
export interface GroupedConsents {
  readonly now: readonly ListedConsent[];
  readonly requested: readonly ListedConsent[];
  readonly past: readonly ListedConsent[];
}

const GROUP: Readonly<Record<Consent['status'], keyof GroupedConsents>> = {
  given: 'now',
  paused: 'now',
  requested: 'requested',
  refused: 'past',
  withdrawn: 'past',
  expired: 'past',
};

export function groupConsents(consents: readonly Consent[]): GroupedConsents {
  const all = consents.map((consent) => ({ consent, steps: stepsOf(consent) }));
  const of = (group: keyof GroupedConsents) => all.filter(({ consent }) => GROUP[consent.status] === group);
  return { now: of('now'), requested: of('requested'), past: of('past') };
}
