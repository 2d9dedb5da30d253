import type { DataOf, EVENTS } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { fieldsInCommon, type ReleasedFields } from '../catalogue/released-fields';
import type { Demand } from '../subjects/demand';
import type { Draft } from '../subjects/draft';
import type { Consent, EvidenceRequest, HeldDocument, Rejection } from '../subjects/person';
import type { Entitlement, EvidenceTypeList, Facts, Terms, TypeFacts } from './facts';
import { isoTime } from '../calls/iso-time';

/** The facts that one request's decision rests on, out of the person as a draft leaves them and the catalogue. */
export function factsFor(request: EvidenceRequest, draft: Draft, catalogue: Catalogue): Facts {
  const terms = termsOf(request, catalogue);
  return {
    now: draft.person.now,
    terms,
    entitlement: entitlementOf(request, catalogue),
    byType: new Map(
      terms.lists.flat().map((evidenceType) => [evidenceType, typeFacts(request, evidenceType, draft, catalogue)]),
    ),
  };
}

/** Any of these lists will do for a request: those of its requirement, or the one type that it names. */
export function listsOf(
  { requirement, evidenceTypes }: Pick<EvidenceRequest, 'requirement' | 'evidenceTypes'>,
  catalogue: Catalogue,
): readonly EvidenceTypeList[] {
  const required = requirement === null ? undefined : catalogue.requirement(requirement);
  return required?.evidenceTypeLists ?? [evidenceTypes];
}

export function termsOf(request: EvidenceRequest, catalogue: Catalogue): Terms {
  const requirement = request.requirement === null ? undefined : catalogue.requirement(request.requirement);
  const { evidenceTypes, explicitRequest, createdAt, reopenedAt } = request;
  return {
    lists: listsOf(request, catalogue),
    kept: evidenceTypes,
    explicitRequest,
    since: reopenedAt ?? createdAt,
    ...(requirement?.maxAgeDays === undefined ? {} : { maxAgeDays: requirement.maxAgeDays }),
    ...(requirement?.acceptedProvenance === undefined ? {} : { acceptedProvenance: requirement.acceptedProvenance }),
  };
}

/** What a document must be to satisfy the request. */
export function demandOf(request: EvidenceRequest, { asData }: Pick<Demand, 'asData'>, catalogue: Catalogue): Demand {
  const { maxAgeDays = null, acceptedProvenance = null } = termsOf(request, catalogue);
  return { maxAgeDays, acceptedProvenance, asData };
}

/** A declaration entitles for its own procedure only. */
export function entitlementOf(
  { agency, purpose, procedure }: Pick<EvidenceRequest, 'agency' | 'purpose' | 'procedure'>,
  catalogue: Catalogue,
): Entitlement {
  const declared = catalogue.purpose(purpose, agency);
  return {
    agencyActive: catalogue.agency(agency)?.status === 'active',
    ...(declared?.procedure === procedure ? { purpose: declared } : {}),
  };
}

function typeFacts(request: EvidenceRequest, evidenceType: string, draft: Draft, catalogue: Catalogue): TypeFacts {
  const key = { evidenceType, qualifier: request.qualifier };
  const document = draft.currentDocument(key);
  const rejected = document && rejectionOf(document, request, draft.allRejections())?.reason;
  const openPursuit = draft.openPursuit(key);
  const consent = draft.consentFor({ agency: request.agency, purpose: request.purpose, evidenceType });
  const fields = heldToFields(request, consent, catalogue);
  const source = catalogue.sourceFor(evidenceType)?.agency.id;
  return {
    failedPursuits: draft.failedPursuits(key),
    ...(document && rejected === undefined ? { document } : {}),
    ...(rejected === undefined ? {} : { rejected }),
    ...(openPursuit ? { openPursuit } : {}),
    ...(consent ? { consent } : {}),
    ...(source === undefined ? {} : { source }),
    ...(fields === null ? {} : { fields }),
  };
}

/** What the declaration names, and no more than the person was told of: what is declared later widens no consent. */
export function heldToFields(
  { agency, purpose }: Pick<EvidenceRequest, 'agency' | 'purpose'>,
  consent: Pick<Consent, 'fields'> | undefined,
  catalogue: Catalogue,
): ReleasedFields {
  const declared = catalogue.purpose(purpose, agency);
  return fieldsInCommon(declared?.fields, declared?.lawfulBasis === 'consent' ? consent?.fields : null);
}

/** Whether a request wants this consent: one question covers every type of all the lists that will do. */
export const isAskedFor = (consent: Consent, request: EvidenceRequest, catalogue: Catalogue): boolean =>
  consent.agency === request.agency &&
  consent.purpose === request.purpose &&
  listsOf(request, catalogue).flat().includes(consent.evidenceType);

/** For the requirement for which it was rejected, a document that the citizen gave satisfies nobody; nor does the same file again. */
export function rejectionOf(
  { provenance, digest, ...holding }: Pick<HeldDocument, 'provenance' | 'digest' | 'evidenceType' | 'qualifier'>,
  { requirement }: Pick<EvidenceRequest, 'requirement'>,
  rejections: readonly Rejection[],
): Rejection | undefined {
  if (provenance !== 'citizen_provided') return undefined;
  return rejections
    .filter(({ evidenceType, qualifier }) => evidenceType === holding.evidenceType && qualifier === holding.qualifier)
    .findLast((rejection) => rejection.requirement === requirement && rejection.digest === digest);
}

/** What every event about a request says of it. */
export function aboutRequest(
  request: EvidenceRequest,
): Omit<DataOf<typeof EVENTS.evidenceDenied>, 'actor' | 'decision'> {
  return {
    requestId: request.id,
    agency: request.agency,
    procedure: request.procedure,
    ...(request.requirement === null ? {} : { requirement: request.requirement }),
    purpose: request.purpose,
    ...(request.lawfulBasis === null ? {} : { lawfulBasis: request.lawfulBasis }),
    evidenceTypes: [...request.evidenceTypes],
    channel: request.channel,
    ...(request.journey === null ? {} : { journey: request.journey }),
    ...(request.official === null ? {} : { official: request.official }),
    requestedAt: isoTime(request.createdAt),
  };
}
