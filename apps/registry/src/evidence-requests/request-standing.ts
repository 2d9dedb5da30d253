import { isWaiting } from '@askonce/contracts';
import { isoTime } from '../calls/iso-time';
import type { Catalogue } from '../catalogue/catalogue';
import { agencyName, legalReference } from '../catalogue/names';
import { mayReturnTo } from '../catalogue/return-urls';
import type { EvidenceRequest, Pursuit } from '../subjects/person';
import type { PersonFound } from '../subjects/read-person';
import { waitsFor } from './alternatives';
import type { AskedSourceResponse, OwnRequestStandingResponse, WaitsForResponse } from './dto/own-request.response';
import type { RequestView } from './evidence-requests.repository';
import { toOwnRequestResponse } from './own-request-views';
import { isAskedFor } from './request-facts';

/** A request as the person sees it, with what it waits for and where it leads back to. */
export function toOwnRequestStanding(
  view: RequestView,
  person: PersonFound,
  catalogue: Catalogue,
): OwnRequestStandingResponse {
  const { request } = view;
  const { status, createdAt, reopenedAt, returnUrl } = request;
  const law = legalReference(request, catalogue);
  // What was registered when the request was made may have been given up since, and be somebody else's now.
  const leadsBack = returnUrl !== null && mayReturnTo(returnUrl, catalogue.agency(request.agency)?.returnUrls);
  return {
    ...toOwnRequestResponse(view, catalogue),
    ...(law !== undefined && { legalReference: law }),
    ...(isWaiting(status) && { waitingSince: isoTime(reopenedAt ?? createdAt) }),
    waitsFor: isWaiting(status) ? whatItWaitsFor(request, person, catalogue) : { asks: [], consents: [], sources: [] },
    ...(leadsBack && { returnUrl }),
  };
}

function whatItWaitsFor(request: EvidenceRequest, person: PersonFound, catalogue: Catalogue): WaitsForResponse {
  const open = person.pursuits.filter(({ closedAt }) => closedAt === null);
  return {
    asks: open.filter((ask) => ask.kind === 'asking' && waitsFor(request, ask, catalogue)).map(({ id }) => id),
    consents: person.consents
      .filter((consent) => consent.status === 'requested' && isAskedFor(consent, request, catalogue))
      .map(({ id }) => id),
    sources: open
      .filter(({ evidenceType }) => request.evidenceTypes.includes(evidenceType))
      .filter(({ qualifier }) => request.qualifier === qualifier)
      .flatMap((fetch) => toAskedSource(fetch, catalogue)),
  };
}

function toAskedSource({ source, evidenceType, openedAt, deadline }: Pursuit, catalogue: Catalogue) {
  if (source === null) return [];
  const asked: AskedSourceResponse = {
    agency: source,
    agencyName: agencyName(source, catalogue),
    evidenceType,
    since: isoTime(openedAt),
    deadline: isoTime(deadline),
  };
  return [asked];
}
