import type { Consent } from './person';

/** What one consent is about; a person has at most one for each. */
export type ConsentScope = Pick<Consent, 'agency' | 'purpose' | 'evidenceType'>;

export const findConsent = (consents: readonly Consent[], scope: ConsentScope): Consent | undefined =>
  consents.find(
    ({ agency, purpose, evidenceType }) =>
      agency === scope.agency && purpose === scope.purpose && evidenceType === scope.evidenceType,
  );
