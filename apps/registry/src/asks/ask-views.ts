import type { Catalogue } from '../catalogue/catalogue';
import { alternativesTo, waitsFor } from '../evidence-requests/alternatives';
import { listsOf } from '../evidence-requests/request-facts';
import type { PersonFound } from '../subjects/read-person';
import type { Consent, EvidenceRequest, Pursuit } from '../subjects/person';
import type { AskResponse } from './dto/ask.response';
import { isoTime } from '../calls/iso-time';

/** The open asks of a person, each with who waits for it and which consents may be given in the same step. */
export function toAskResponses(person: PersonFound, catalogue: Catalogue): AskResponse[] {
  return person.pursuits
    .filter(({ kind, closedAt }) => kind === 'asking' && closedAt === null)
    .sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
    .map((ask) => toAskResponse(ask, person, catalogue));
}

function toAskResponse(ask: Pursuit, person: PersonFound, catalogue: Catalogue): AskResponse {
  const waiting = person.requests.filter((request) => waitsFor(request, ask));
  return {
    id: ask.id,
    evidenceType: ask.evidenceType,
    name: catalogue.evidenceType(ask.evidenceType)?.name ?? { en: ask.evidenceType },
    qualifier: ask.qualifier,
    alternatives: alternativesTo(ask, person, catalogue).map((list) => [...list]),
    ...(ask.why === null ? {} : { why: ask.why }),
    askedAt: isoTime(ask.openedAt),
    deadline: isoTime(ask.deadline),
    waiting: waiting.map(({ agency, procedure, createdAt }) => ({
      agency,
      name: catalogue.agency(agency)?.name ?? { en: agency },
      procedure,
      since: isoTime(createdAt),
    })),
    consents: person.consents
      .filter(({ status }) => status === 'requested')
      .filter((consent) => waiting.some((request) => isAskedFor(consent, request, catalogue)))
      .map(({ id, agency, purpose, evidenceType }) => ({
        id,
        agency,
        purpose,
        evidenceType,
        fields: [...(catalogue.purpose(purpose, agency)?.fields ?? [])],
      })),
  };
}

/** One question covers every type of all the lists that will do. */
const isAskedFor = (consent: Consent, request: EvidenceRequest, catalogue: Catalogue): boolean =>
  consent.agency === request.agency &&
  consent.purpose === request.purpose &&
  listsOf(request, catalogue).flat().includes(consent.evidenceType);
