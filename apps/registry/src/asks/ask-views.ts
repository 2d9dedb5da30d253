import type { ASK_OUTCOMES, DeclinationReason } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { toContactResponse } from '../catalogue/dto/agency.response';
import { agencyName, evidenceTypeName, evidenceTypeNames, procedureName, purposeDescription } from '../catalogue/names';
import { agreementOf } from '../consents/agreement';
import { toNamedDocument } from '../documents/dto/document.response';
import { alternativesTo, type HeldInstead, heldInstead, waitsFor } from '../evidence-requests/alternatives';
import { isAskedFor, rejectionOf } from '../evidence-requests/request-facts';
import type { PersonFound } from '../subjects/read-person';
import type { Consent, EvidenceRequest, Pursuit, Rejection } from '../subjects/person';
import type {
  AskResponse,
  AskWithEndResponse,
  ConsentOfAskResponse,
  HeldInsteadResponse,
  RejectionOfAskResponse,
  WaitingAgencyResponse,
} from './dto/ask.response';
import { isoTime } from '../calls/iso-time';

/** What requesters wrote about documents that they could not use, by the rejection's id. */
export type Notes = ReadonlyMap<string, string>;

/** The open asks of a person, each with who waits for it and which consents may be given in the same step. */
export const toAskResponses = (person: PersonFound, notes: Notes, catalogue: Catalogue): AskResponse[] =>
  person.pursuits
    .filter(({ kind, closedAt }) => kind === 'asking' && closedAt === null)
    .sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))
    .map((ask) => toAskResponse(ask, { person, notes, catalogue }));

/** An ask that may have ended: then nobody waits for its answer any more, and how it ended is said. */
export function toAskWithEnd(ask: Pursuit, known: Known): AskWithEndResponse {
  const { outcome, reason, closedAt } = ask;
  if (closedAt === null) return toAskResponse(ask, known);
  return {
    ...toAskResponse(ask, { ...known, person: { ...known.person, requests: [] } }),
    outcome: outcome as (typeof ASK_OUTCOMES)[number],
    ...(reason === null ? {} : { reason: reason as DeclinationReason }),
    closedAt: isoTime(closedAt),
  };
}

interface Known {
  readonly person: PersonFound;
  readonly notes: Notes;
  readonly catalogue: Catalogue;
}

function toAskResponse(
  ask: Pursuit,
  { person, notes, catalogue }: Known,
): Pick<AskWithEndResponse, keyof AskWithEndResponse> {
  const waiting = person.requests.filter((request) => waitsFor(request, ask, catalogue));
  const description = catalogue.evidenceType(ask.evidenceType)?.description;
  const alternatives = alternativesTo(ask, person, catalogue).map((list) => [...list]);
  return {
    id: ask.id,
    evidenceType: ask.evidenceType,
    name: evidenceTypeName(ask.evidenceType, catalogue),
    ...(description && { description }),
    qualifier: ask.qualifier,
    alternatives,
    alternativeNames: evidenceTypeNames(alternatives.flat(), catalogue),
    ...(ask.why === null ? {} : { why: ask.why }),
    askedAt: isoTime(ask.openedAt),
    deadline: isoTime(ask.deadline),
    waiting: waiting.map((request) => toWaitingAgency(request, catalogue)),
    consents: person.consents
      .filter(({ status }) => status === 'requested')
      .filter((consent) => waiting.some((request) => isAskedFor(consent, request, catalogue)))
      .map((consent) => toConsentOfAsk(consent, catalogue)),
    held: heldInstead(ask, person, catalogue).map((held) => toHeldInstead(held, catalogue)),
    rejections: rejectionsFor(ask, waiting, person).map((rejection) => toRejection(rejection, notes, catalogue)),
  };
}

const toHeldInstead = (
  { request: { id, agency }, documents, consents }: HeldInstead,
  catalogue: Catalogue,
): HeldInsteadResponse => ({
  requestId: id,
  agency,
  agencyName: agencyName(agency, catalogue),
  documents: documents.map((document) => toNamedDocument(document, catalogue)),
  consents: consents.map((consent) => ({
    id: consent.id,
    evidenceType: consent.evidenceType,
    evidenceTypeName: evidenceTypeName(consent.evidenceType, catalogue),
    status: consent.status,
  })),
});

export function toWaitingAgency(
  { id, agency, procedure, createdAt }: EvidenceRequest,
  catalogue: Catalogue,
): WaitingAgencyResponse {
  const contact = catalogue.agency(agency)?.contact;
  return {
    agency,
    name: agencyName(agency, catalogue),
    ...(contact && { contact: toContactResponse(contact) }),
    procedure,
    procedureName: procedureName(procedure, catalogue),
    requestId: id,
    since: isoTime(createdAt),
  };
}

export function toConsentOfAsk(consent: Consent, catalogue: Catalogue): ConsentOfAskResponse {
  const { id, agency, purpose, evidenceType } = consent;
  const { fields, terms } = agreementOf(consent, catalogue) ?? {};
  return {
    id,
    agency,
    agencyName: agencyName(agency, catalogue),
    purpose,
    purposeDescription: purposeDescription({ purpose, agency }, catalogue),
    evidenceType,
    evidenceTypeName: evidenceTypeName(evidenceType, catalogue),
    fields: [...(fields ?? [])],
    ...(terms === undefined ? {} : { terms }),
  };
}

/** Why what is held does not do: for those who wait, and for nobody else. */
function rejectionsFor(
  ask: Pursuit,
  waiting: readonly EvidenceRequest[],
  { documents, rejections }: PersonFound,
): Rejection[] {
  const held = documents.find(
    ({ evidenceType, qualifier }) => evidenceType === ask.evidenceType && qualifier === ask.qualifier,
  );
  if (held === undefined) return [];
  return [...new Set(waiting.flatMap((request) => rejectionOf(held, request, rejections) ?? []))];
}

function toRejection(
  { id, agency, reason, rejectedAt }: Rejection,
  notes: Notes,
  catalogue: Catalogue,
): RejectionOfAskResponse {
  const note = notes.get(id);
  return {
    agency,
    name: agencyName(agency, catalogue),
    reason,
    ...(note === undefined ? {} : { note }),
    rejectedAt: isoTime(rejectedAt),
  };
}
