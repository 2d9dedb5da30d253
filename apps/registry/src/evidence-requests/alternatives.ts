import type { Catalogue } from '../catalogue/catalogue';
import { findConsent } from '../subjects/find-consent';
import type { Consent, EvidenceRequest, HeldDocument, Pursuit, Rejection, Timestamp } from '../subjects/person';
import type { EvidenceTypeList } from './facts';
import { demandOf, entitlementOf, listsOf, rejectionOf } from './request-facts';
import { satisfies } from './satisfies';

/** What of a person tells which other papers would do. */
export interface Known {
  readonly now: Timestamp;
  readonly documents: readonly HeldDocument[];
  readonly consents: readonly Consent[];
  readonly rejections: readonly Rejection[];
  /** Those that wait. */
  readonly requests: readonly EvidenceRequest[];
}

/** Who waits for the answer to an ask; it is a file, which is nothing to those who get fields only. */
export const waitsFor = (
  { agency, purpose, ...request }: EvidenceRequest,
  { evidenceType, qualifier }: Pursuit,
  catalogue: Catalogue,
): boolean =>
  request.evidenceTypes.includes(evidenceType) &&
  request.qualifier === qualifier &&
  catalogue.purpose(purpose, agency)?.fields === undefined;

/**
 * What would do in place of the type that is asked for, for everybody who waits for it: lists of the types still missing,
 * the shortest first. An empty list among them says that nothing is missing any more.
 */
export function alternativesTo(ask: Pursuit, known: Known, catalogue: Catalogue): EvidenceTypeList[] {
  const [first, ...others] = known.requests
    .filter((request) => waitsFor(request, ask, catalogue))
    .map((request) => new Map(otherLists(request, ask, known, catalogue).map((list) => [list.join(), list])));
  const common = [...(first ?? [])].filter(([key]) => others.every((lists) => lists.has(key)));
  return common.map(([, list]) => list).sort((a, b) => a.length - b.length);
}

/** The lists without the asked type that the agency may have and the person has not barred, less what is held. */
function otherLists(request: EvidenceRequest, ask: Pursuit, known: Known, catalogue: Catalogue): EvidenceTypeList[] {
  const { purpose } = entitlementOf(request, catalogue);
  const demand = demandOf(request, { asData: false }, catalogue);
  const isHeld = (type: string) =>
    known.documents.some(
      (document) =>
        document.evidenceType === type &&
        document.qualifier === request.qualifier &&
        satisfies(document, demand, known.now) &&
        rejectionOf(document, request, known.rejections) === undefined,
    );
  const mayHave = (type: string) =>
    purpose?.evidenceTypes.includes(type) && !(purpose.lawfulBasis === 'consent' && isBarred(type, request, known));
  return listsOf(request, catalogue)
    .filter((list) => !list.includes(ask.evidenceType) && list.every(mayHave))
    .map((list) => list.filter((type) => !isHeld(type)).sort());
}

function isBarred(evidenceType: string, { agency, purpose }: EvidenceRequest, { consents }: Known): boolean {
  const status = findConsent(consents, { agency, purpose, evidenceType })?.status;
  return status === 'refused' || status === 'withdrawn' || status === 'paused';
}
