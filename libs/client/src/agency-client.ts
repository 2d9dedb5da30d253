import type { Channel, DecisionCode, LawfulBasis, RequestStatus, Source } from '@askonce/contracts';
import { ApiCaller, type ApiOptions } from './api-caller';

/** A person as agencies and people name them. */
export interface SubjectIdentifier {
  readonly scheme: string;
  readonly identifier: string;
}

export interface NewEvidenceRequest {
  readonly subject: SubjectIdentifier;
  readonly procedure: string;
  readonly requirement?: string;
  readonly evidenceType?: string;
  readonly qualifier?: string;
  readonly purpose: string;
  readonly explicitRequest?: boolean;
  readonly channel: Channel;
  readonly returnUrl?: string;
  readonly journey?: string;
  readonly official?: string;
}

export interface EvidenceRequest {
  readonly id: string;
  readonly status: RequestStatus;
  readonly procedure: string;
  readonly requirement?: string;
  readonly purpose: string;
  readonly lawfulBasis?: LawfulBasis;
  readonly decision: {
    readonly code: DecisionCode;
    readonly reasons: readonly { readonly code: string; readonly detail?: string }[];
  };
  /** Empty until the lawful basis holds. */
  readonly evidence: readonly {
    readonly evidenceType: string;
    readonly status: string;
    readonly source?: Source;
    readonly releaseId?: string;
    readonly document?: {
      readonly id: string;
      readonly version: number;
      readonly digest: string;
      readonly mediaType: string;
    };
  }[];
  readonly auditEntryId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly links: { readonly self: string; readonly evidence: readonly string[]; readonly citizen?: string };
}

/** The registry as an agency's system uses it. Every method throws CallRefused when it is refused. */
export class AgencyClient {
  private readonly api: ApiCaller;

  constructor(options: ApiOptions) {
    this.api = new ApiCaller(options);
  }

  /** Asks for evidence. A denial is thrown as CallRefused with status 403 and its slug. */
  requestEvidence(request: NewEvidenceRequest, idempotencyKey?: string): Promise<EvidenceRequest> {
    return this.api.json({ method: 'POST', path: '/v1/evidence-requests', body: request, ...keyed(idempotencyKey) });
  }

  /** @param waitSeconds up to 30: answers at the next change, or then */
  evidenceRequest(id: string, waitSeconds = 0): Promise<EvidenceRequest> {
    return this.api.json({ method: 'GET', path: `/v1/evidence-requests/${id}?wait=${waitSeconds}` });
  }

  cancel(id: string): Promise<EvidenceRequest> {
    return this.api.json({ method: 'POST', path: `/v1/evidence-requests/${id}/cancellation` });
  }

  /** The bytes of a released document; the reading is recorded. */
  readEvidence(id: string, evidenceType: string): Promise<Uint8Array> {
    return this.api.bytes({ method: 'GET', path: `/v1/evidence-requests/${id}/evidence/${evidenceType}` });
  }
}

export const keyed = (idempotencyKey: string | undefined) => (idempotencyKey === undefined ? {} : { idempotencyKey });
