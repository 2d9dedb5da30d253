import type { Catalogue } from '../../catalogue/catalogue';
import { doesFor } from '../../evidence-requests/does-for';
import { entitlementOf, isAskedFor, listsOf } from '../../evidence-requests/request-facts';
import { findConsent } from '../../subjects/find-consent';
import type { Consent, EvidenceRequest } from '../../subjects/person';
import type { PersonFound } from '../../subjects/read-person';
import { givenBy } from '../given';
import type { DocumentDraft } from './document-draft';

export interface Served {
  /** Those who get it without a new decision of its person. */
  readonly requests: readonly EvidenceRequest[];
  /** Those of which somebody waits who would get it. */
  readonly consents: readonly Consent[];
}

/** Who waits for what a draft would be, once it is given. */
export function whomItServes(draft: DocumentDraft, person: PersonFound, catalogue: Catalogue): Served {
  const { evidenceType } = draft;
  const waiting = person.requests.filter((request) => wouldDo(draft, request, person, catalogue));
  const { consents } = person;
  return {
    requests: waiting.filter(({ agency, purpose }) => {
      const isConsent = catalogue.purpose(purpose, agency)?.lawfulBasis === 'consent';
      return !isConsent || findConsent(consents, { agency, purpose, evidenceType })?.status === 'given';
    }),
    consents: consents
      .filter((consent) => consent.status === 'requested' && consent.evidenceType === evidenceType)
      .filter((consent) => waiting.some((request) => isAskedFor(consent, request, catalogue))),
  };
}

/** It is a file that a citizen gives, which is nothing to those who get fields only. */
function wouldDo(draft: DocumentDraft, request: EvidenceRequest, person: PersonFound, catalogue: Catalogue): boolean {
  const { evidenceType, digest, createdAt } = draft;
  const document = { ...givenBy(draft), status: 'current', sealedAttributes: null, createdAt, digest } as const;
  const { purpose } = entitlementOf(request, catalogue);
  return (
    listsOf(request, catalogue).flat().includes(evidenceType) &&
    purpose?.evidenceTypes.includes(evidenceType) === true &&
    catalogue.purpose(request.purpose, request.agency)?.fields === undefined &&
    doesFor(document, request, person, catalogue)
  );
}
