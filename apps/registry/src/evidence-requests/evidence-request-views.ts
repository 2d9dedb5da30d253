import { isWaiting } from '@askonce/contracts';
import type { EvidenceRequestResponse, EvidenceResponse } from './dto/evidence-request.response';
import type { ReleaseView, RequestView } from './evidence-requests.repository';
import { isoTime } from '../calls/iso-time';

export interface Addresses {
  /** Of this service. */
  readonly publicUrl: string;
  readonly portalUrl: string;
}

/** A request as its agency sees it. Until the lawful basis holds it tells nothing of what is held. */
export function toEvidenceRequestResponse(
  view: RequestView,
  { publicUrl, portalUrl }: Addresses,
): EvidenceRequestResponse {
  const { request } = view;
  const self = `${publicUrl}/v1/evidence-requests/${request.id}`;
  const evidence = evidenceOf(view);
  return {
    id: request.id,
    status: request.status,
    procedure: request.procedure,
    ...(request.requirement === null ? {} : { requirement: request.requirement }),
    purpose: request.purpose,
    ...(request.lawfulBasis === null ? {} : { lawfulBasis: request.lawfulBasis }),
    decision: { code: request.decisionCode, reasons: request.reasons.map((reason) => ({ ...reason })) },
    evidence,
    auditEntryId: request.eventId,
    createdAt: isoTime(request.createdAt),
    expiresAt: isoTime(request.expiresAt),
    links: {
      self,
      evidence: evidence
        .filter(({ status }) => status === 'released')
        .map(({ evidenceType }) => `${self}/evidence/${evidenceType}`),
      ...(isWaiting(request.status) ? { citizen: `${portalUrl}/requests/${request.id}` } : {}),
    },
  };
}

function evidenceOf({ request, releases }: RequestView): EvidenceResponse[] {
  if (request.status === 'released') return releases.map(releasedEvidence);
  if (request.status !== 'fetching' && request.status !== 'asking') return [];
  const { status } = request;
  return request.evidenceTypes.map((evidenceType) => ({ evidenceType, status }));
}

function releasedEvidence({ id, evidenceType, source, fields, document }: ReleaseView): EvidenceResponse {
  const { issuedAt, validUntil, ...plain } = document;
  return {
    evidenceType,
    status: 'released',
    source,
    releaseId: id,
    document: {
      id: plain.id,
      version: plain.version,
      // The file's digest would tell who has a copy of it that it is the same.
      ...(fields === null ? { digest: plain.digest, mediaType: plain.mediaType } : { fields: [...fields] }),
      ...(issuedAt === null ? {} : { issuedAt: isoTime(issuedAt) }),
      ...(validUntil === null ? {} : { validUntil: isoTime(validUntil) }),
    },
  };
}
