import type { Catalogue } from '../catalogue/catalogue';
import { toAnswersTold } from '../catalogue/dto/answer-told.response';
import { agencyName, evidenceTypeNames, procedureName, purposeDescription, requirementName } from '../catalogue/names';
import type { OwnRequestResponse } from './dto/own-request.response';
import { isoTime } from '../calls/iso-time';
import type { RequestView } from './evidence-requests.repository';

/** A request as the person whom it is about sees it: all of it, refusals included. */
export function toOwnRequestResponse(
  { request, releases }: RequestView,
  catalogue: Catalogue,
): Pick<OwnRequestResponse, keyof OwnRequestResponse> {
  const fields = [...new Set(releases.flatMap((release) => release.fields ?? []))];
  return {
    id: request.id,
    agency: request.agency,
    agencyName: agencyName(request.agency, catalogue),
    procedure: request.procedure,
    procedureName: procedureName(request.procedure, catalogue),
    ...(request.requirement !== null && {
      requirement: request.requirement,
      requirementName: requirementName(request.requirement, catalogue),
    }),
    purpose: request.purpose,
    purposeDescription: purposeDescription(request, catalogue),
    evidenceTypes: [...request.evidenceTypes],
    evidenceTypeNames: evidenceTypeNames(request.evidenceTypes, catalogue),
    ...(request.lawfulBasis === null ? {} : { lawfulBasis: request.lawfulBasis }),
    channel: request.channel,
    status: request.status,
    decision: { code: request.decisionCode, reasons: request.reasons.map((reason) => ({ ...reason })) },
    documents: releases.map(({ documentId }) => documentId),
    fields,
    answers: toAnswersTold(request.evidenceTypes, fields, catalogue),
    ...(request.objectedAt === null ? {} : { objectedAt: isoTime(request.objectedAt) }),
    auditEntryId: request.eventId,
    createdAt: isoTime(request.createdAt),
    expiresAt: isoTime(request.expiresAt),
  };
}
