import type { ConsentStatus } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { findConsent } from '../subjects/find-consent';
import type { Consent, EvidenceRequest, HeldDocument, Pursuit, Rejection, Timestamp } from '../subjects/person';
import { doesFor } from './does-for';
import type { EvidenceTypeList } from './facts';
import { entitlementOf, listsOf } from './request-facts';

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

/** What would do for one who waits for the answer to an ask, and is held already. */
export interface HeldInstead {
  readonly request: EvidenceRequest;
  readonly documents: readonly HeldDocument[];
  /** What its person would have to agree to, and can. */
  readonly consents: readonly Consent[];
}

/**
 * For each who waits for the answer to an ask what they could have at once, if the person only agreed; where there are several, what
 * takes the fewest decisions. Whoever needs no decision has got it: they do not wait.
 */
export function heldInstead(ask: Pursuit, known: Known, catalogue: Catalogue): HeldInstead[] {
  return known.requests
    .filter((request) => waitsFor(request, ask, catalogue))
    .flatMap((request) => {
      const all = listsWithout(ask, request, catalogue).flatMap((list) =>
        toHeldInstead(list, request, known, catalogue),
      );
      return all.sort((a, b) => a.consents.length - b.consents.length).slice(0, 1);
    });
}

function toHeldInstead(
  list: EvidenceTypeList,
  request: EvidenceRequest,
  known: Known,
  catalogue: Catalogue,
): HeldInstead[] {
  const documents = list.flatMap((type) => heldFor(type, request, known, catalogue) ?? []);
  const consents = list
    .flatMap((type) => consentTo(type, request, known) ?? [])
    .filter(({ status }) => status !== 'given');
  const isOpen = consents.length > 0 && consents.every(({ status }) => status !== 'expired');
  return documents.length === list.length && isOpen ? [{ request, documents, consents }] : [];
}

/** The lists without the asked type that the agency may have and the person has not barred, less what is held. */
function otherLists(request: EvidenceRequest, ask: Pursuit, known: Known, catalogue: Catalogue): EvidenceTypeList[] {
  const isConsent = catalogue.purpose(request.purpose, request.agency)?.lawfulBasis === 'consent';
  const isBarred = (type: string) => isConsent && BARRED.includes(consentTo(type, request, known)?.status);
  return listsWithout(ask, request, catalogue)
    .filter((list) => !list.some(isBarred))
    .map((list) => list.filter((type) => heldFor(type, request, known, catalogue) === undefined).sort());
}

const BARRED: readonly (ConsentStatus | undefined)[] = ['refused', 'withdrawn', 'paused'];

/** The lists without the asked type of which the agency may have everything. */
function listsWithout(
  { evidenceType }: Pursuit,
  request: EvidenceRequest,
  catalogue: Catalogue,
): readonly EvidenceTypeList[] {
  const { purpose } = entitlementOf(request, catalogue);
  return listsOf(request, catalogue).filter(
    (list) => !list.includes(evidenceType) && list.every((type) => purpose?.evidenceTypes.includes(type)),
  );
}

function heldFor(type: string, request: EvidenceRequest, known: Known, catalogue: Catalogue): HeldDocument | undefined {
  return known.documents.find(
    (document) => document.evidenceType === type && doesFor(document, request, known, catalogue),
  );
}

const consentTo = (
  evidenceType: string,
  { agency, purpose }: EvidenceRequest,
  { consents }: Known,
): Consent | undefined => findConsent(consents, { agency, purpose, evidenceType });
