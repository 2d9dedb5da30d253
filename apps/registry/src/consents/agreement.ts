import { bodyHash } from '../calls/body-hash';
import type { Catalogue } from '../catalogue/catalogue';
import type { Purpose } from '../catalogue/catalogue-content';
import { toAnswersTold } from '../catalogue/dto/answer-told.response';
import { fieldsInCommon, type ReleasedFields } from '../catalogue/released-fields';
import type { Consent } from '../subjects/person';

/** What a person agrees to, should they agree now. */
export interface Agreement {
  readonly fields: ReleasedFields;
  /** In days. */
  readonly period: number;
  /** A digest of all that the person is told of it: where it is the same, what was shown is what is agreed to. */
  readonly terms: string;
}

/** What was agreed to is not widened by what is declared later, and no renewal widens it; before that, the declaration is what the person decides on. */
export function fieldsOf({ status, fields }: Consent, purpose: Purpose | undefined): ReleasedFields {
  const isAgreed = status === 'given' || status === 'paused';
  return fieldsInCommon(purpose?.fields, isAgreed ? fields : null);
}

/** Undefined when the agency does not declare the purpose any more. */
export function agreementOf(consent: Consent, catalogue: Catalogue): Agreement | undefined {
  const purpose = catalogue.purpose(consent.purpose, consent.agency);
  if (purpose === undefined) return undefined;
  const fields = fieldsOf(consent, purpose);
  const { description, consequenceOfRefusing, consequenceOfWithdrawing, retention, maxValidityDays } = purpose;
  const told = {
    consent: consent.id,
    fields,
    answers: toAnswersTold([consent.evidenceType], fields ?? [], catalogue),
    description,
    consequenceOfRefusing,
    consequenceOfWithdrawing,
    retention,
    maxValidityDays,
  };
  return { fields, period: maxValidityDays, terms: bodyHash(told) };
}
