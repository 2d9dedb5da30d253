import type { Catalogue } from '../catalogue/catalogue';
import type { PersonFound } from '../subjects/read-person';
import type { EvidenceRequest, Pursuit } from '../subjects/person';
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
    alternatives: [],
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
      .filter(({ status, evidenceType }) => status === 'requested' && evidenceType === ask.evidenceType)
      .filter(({ agency, purpose }) =>
        waiting.some((request) => request.agency === agency && request.purpose === purpose),
      )
      .map(({ id, agency, purpose }) => ({
        id,
        agency,
        purpose,
        fields: [...(catalogue.purpose(purpose, agency)?.fields ?? [])],
      })),
  };
}

const waitsFor = (request: EvidenceRequest, { evidenceType, qualifier }: Pursuit) =>
  request.evidenceTypes.includes(evidenceType) && request.qualifier === qualifier;
