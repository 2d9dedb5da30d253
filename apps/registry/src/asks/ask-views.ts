import type { Catalogue } from '../catalogue/catalogue';
import { alternativesTo, waitsFor } from '../evidence-requests/alternatives';
import { isAskedFor, rejectionOf } from '../evidence-requests/request-facts';
import type { PersonFound } from '../subjects/read-person';
import type { Pursuit, Rejection } from '../subjects/person';
import type { AskResponse, RejectionOfAskResponse } from './dto/ask.response';
import { isoTime } from '../calls/iso-time';

/** The open asks of a person, each with who waits for it and which consents may be given in the same step. */
export function toAskResponses(
  person: PersonFound,
  notes: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): AskResponse[] {
  return person.pursuits
    .filter(({ kind, closedAt }) => kind === 'asking' && closedAt === null)
    .sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
    .map((ask) => ({
      ...toAskResponse(ask, person, catalogue),
      rejections: rejectionsFor(ask, person, catalogue).map((rejection) => toRejection(rejection, notes, catalogue)),
    }));
}

function toAskResponse(ask: Pursuit, person: PersonFound, catalogue: Catalogue): Omit<AskResponse, 'rejections'> {
  const waiting = person.requests.filter((request) => waitsFor(request, ask, catalogue));
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

/** Why what is held does not do: for those who wait, and for nobody else. */
function rejectionsFor(
  ask: Pursuit,
  { documents, requests, rejections }: PersonFound,
  catalogue: Catalogue,
): Rejection[] {
  const held = documents.find(
    ({ evidenceType, qualifier }) => evidenceType === ask.evidenceType && qualifier === ask.qualifier,
  );
  const waiting = held === undefined ? [] : requests.filter((request) => waitsFor(request, ask, catalogue));
  return [...new Set(waiting.flatMap((request) => (held && rejectionOf(held, request, rejections)) ?? []))];
}

function toRejection(
  { id, agency, reason, rejectedAt }: Rejection,
  notes: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): RejectionOfAskResponse {
  const note = notes.get(id);
  return {
    agency,
    name: catalogue.agency(agency)?.name ?? { en: agency },
    reason,
    ...(note === undefined ? {} : { note }),
    rejectedAt: isoTime(rejectedAt),
  };
}
