import type { Catalogue } from '../catalogue/catalogue';
import type { Purpose } from '../catalogue/catalogue-content';
import { toContactResponse } from '../catalogue/dto/agency.response';
import { toAnswersTold } from '../catalogue/dto/answer-told.response';
import { agencyName, evidenceTypeName, procedureName } from '../catalogue/names';
import type { Consent } from '../subjects/person';
import { agreementOf, fieldsOf } from './agreement';
import type {
  ConsentHistoryResponse,
  ConsentResponse,
  PurposeOfConsentResponse,
  RecipientResponse,
} from './dto/consent.response';
import type { ConsentStep } from './consents.repository';
import { allowedFrom } from './transitions';
import { isoTime } from '../calls/iso-time';

/** A consent as its citizen sees it, with what the catalogue says in plain words. */
export function toConsentResponse(
  consent: Consent,
  catalogue: Catalogue,
): Pick<ConsentResponse, keyof ConsentResponse> {
  const purpose = catalogue.purpose(consent.purpose, consent.agency);
  const { decidedAt, validUntil } = consent;
  const fields = fieldsOf(consent, purpose);
  const terms = agreementOf(consent, catalogue)?.terms;
  return {
    id: consent.id,
    recipient: toRecipient(consent, catalogue),
    purpose: toPurposeOfConsent(consent, purpose),
    procedure: consent.procedure,
    procedureName: procedureName(consent.procedure, catalogue),
    evidenceType: consent.evidenceType,
    evidenceTypeName: evidenceTypeName(consent.evidenceType, catalogue),
    fields: [...(fields ?? [])],
    wholeDocument: fields === null,
    answers: toAnswersTold([consent.evidenceType], fields ?? [], catalogue),
    lawfulBasis: 'consent',
    status: consent.status,
    allowedTransitions: allowedFrom(consent.status),
    ...(terms === undefined ? {} : { terms }),
    requestedAt: isoTime(consent.requestedAt),
    ...(decidedAt === null ? {} : { decidedAt: isoTime(decidedAt) }),
    ...(validUntil === null ? {} : { validUntil: isoTime(validUntil) }),
  };
}

function toRecipient({ agency: id }: Consent, catalogue: Catalogue): RecipientResponse {
  const contact = catalogue.agency(id)?.contact;
  return { id, name: agencyName(id, catalogue), ...(contact && { contact: toContactResponse(contact) }) };
}

function toPurposeOfConsent({ purpose: id }: Consent, purpose: Purpose | undefined): PurposeOfConsentResponse {
  if (purpose === undefined) return { id };
  const { description, consequenceOfRefusing, consequenceOfWithdrawing, retention, maxValidityDays } = purpose;
  return {
    id,
    description,
    ...(consequenceOfRefusing && { consequenceOfRefusing }),
    ...(consequenceOfWithdrawing && { consequenceOfWithdrawing }),
    retention,
    maxValidityDays,
  };
}

export const toConsentHistory = (steps: readonly ConsentStep[]): ConsentHistoryResponse[] =>
  steps.map(({ eventId, occurredAt, transition, to }) => ({
    transition,
    to,
    at: isoTime(occurredAt),
    auditEntryId: eventId,
  }));
