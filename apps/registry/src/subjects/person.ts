import type {
  Channel,
  ConsentStatus,
  DecisionCode,
  FetchOutcome,
  LawfulBasis,
  Provenance,
  RejectionReason,
  RequestStatus,
  Source,
} from '@askonce/contracts';
import type { KeyClass } from '@askonce/vault';
import type { ReleasedFields } from '../catalogue/released-fields';

/** RFC 3339 with the precision of the database; compare by `Date.parse`. */
export type Timestamp = string;

export interface Holding {
  readonly subjectRef: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly documentId: string | null;
  readonly pursuitId: string | null;
}

export const DOCUMENT_STATUSES = ['current', 'superseded', 'removed', 'revoked', 'expired'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type Arrival = 'deposited' | 'asked' | 'fetched';

export interface HeldDocument {
  readonly subjectRef: string;
  readonly id: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly version: number;
  readonly status: DocumentStatus;
  readonly provenance: Provenance;
  readonly issuer: string | null;
  /** The agency that deposited it; null when the citizen gave it or an adapter fetched it. */
  readonly depositedBy: string | null;
  readonly arrival: Arrival;
  /** The ask that was open when it was given, or the fetch that brought it. */
  readonly pursuitId: string | null;
  readonly channel: Channel;
  readonly issuedAt: Timestamp | null;
  readonly validUntil: Timestamp | null;
  readonly contentId: string;
  /** PostgreSQL's hex form of bytea. */
  readonly wrappedKey: string;
  /** What its issuer says as data, sealed; in the same form. */
  readonly sealedAttributes: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly parts: number;
  readonly digest: string;
  readonly createdAt: Timestamp;
  readonly endedAt: Timestamp | null;
}

export type PursuitKind = 'asking' | 'fetching';
export type PursuitOutcome = FetchOutcome | 'answered' | 'declined' | 'expired' | 'no_longer_needed';

/** Those that leave whoever waited without a document. */
export const FAILED_OUTCOMES = ['not_found', 'ambiguous', 'unavailable', 'declined', 'expired'] as const;

/** A question under way, to the citizen (asking) or to a source (fetching). */
export interface Pursuit {
  readonly subjectRef: string;
  readonly id: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly kind: PursuitKind;
  readonly source: string | null;
  /** The request that opened it. */
  readonly openedBy: string;
  readonly openedAt: Timestamp;
  readonly deadline: Timestamp;
  /** The strictest of what its waiters need. */
  readonly maxAgeDays: number | null;
  readonly acceptedProvenance: readonly Provenance[] | null;
  readonly asData: boolean;
  /** Why the citizen is asked although a source exists. */
  readonly why: string | null;
  readonly outcome: PursuitOutcome | null;
  readonly reason: string | null;
  readonly closedAt: Timestamp | null;
}

export interface Consent {
  readonly subjectRef: string;
  readonly id: string;
  readonly agency: string;
  readonly procedure: string;
  readonly purpose: string;
  readonly evidenceType: string;
  readonly status: ConsentStatus;
  readonly requestedAt: Timestamp;
  readonly decidedAt: Timestamp | null;
  readonly validUntil: Timestamp | null;
  /** The end of the period of which the citizen was told that it comes; another period has another end. */
  readonly noticedFor: Timestamp | null;
  /** What the person was told of when they agreed. */
  readonly fields: ReleasedFields;
}

/** A consent that has been given at some time, for a period. */
export type ConsentWithPeriod = Consent & { readonly validUntil: Timestamp };

export interface Reason {
  readonly code: string;
  readonly detail?: string;
}

export interface EvidenceRequest {
  readonly subjectRef: string;
  readonly id: string;
  readonly agency: string;
  readonly clientId: string;
  readonly procedure: string;
  readonly requirement: string | null;
  readonly purpose: string;
  readonly evidenceTypes: readonly string[];
  readonly qualifier: string;
  readonly lawfulBasis: LawfulBasis | null;
  readonly explicitRequest: boolean;
  readonly channel: Channel;
  readonly journey: string | null;
  readonly official: string | null;
  readonly returnUrl: string | null;
  readonly status: RequestStatus;
  readonly decisionCode: DecisionCode;
  readonly reasons: readonly Reason[];
  /** The event that recorded the newest decision. */
  readonly eventId: string;
  readonly objectedAt: Timestamp | null;
  /** When its agency last rejected what it had got. */
  readonly reopenedAt: Timestamp | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  readonly expiresAt: Timestamp;
}

export interface Release {
  readonly subjectRef: string;
  readonly id: string;
  readonly requestId: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly documentId: string;
  readonly source: Source;
  readonly consentId: string | null;
  readonly eventId: string;
  readonly releasedAt: Timestamp;
  /** When its request was opened again. */
  readonly endedAt: Timestamp | null;
  readonly fields: ReleasedFields;
}

/** A requester could not use what was released to it. */
export interface Rejection {
  readonly subjectRef: string;
  readonly id: string;
  readonly requestId: string;
  readonly releaseId: string;
  readonly documentId: string;
  /** Of the document's bytes: the same file again is no other document. */
  readonly digest: string;
  readonly agency: string;
  readonly requirement: string | null;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly reason: RejectionReason;
  /** PostgreSQL's hex form of bytea. */
  readonly sealedNote: string | null;
  readonly eventId: string;
  readonly rejectedAt: Timestamp;
}

/** What a call with the same Idempotency-Key created before. */
export interface EarlierCall {
  readonly bodyHash: string;
  readonly resourceId: string;
}

export interface Subject {
  readonly subjectRef: string;
  readonly sequence: number;
  readonly version: number;
  /** Wrapped keys by class, in PostgreSQL's hex form of bytea. */
  readonly keys: Readonly<Record<Exclude<KeyClass, 'audit_details'>, string>>;
  readonly pseudonymSecret: string;
}

/** Everything that decisions about one person rest on, as one statement read it. */
export interface Person {
  readonly now: Timestamp;
  readonly catalogueVersion: number;
  readonly subject: Subject;
  readonly holdings: readonly Holding[];
  /** The current documents only. */
  readonly documents: readonly HeldDocument[];
  /** Open ones, and those closed so lately that they still count. */
  readonly pursuits: readonly Pursuit[];
  readonly consents: readonly Consent[];
  readonly rejections: readonly Rejection[];
  /** Those that wait. */
  readonly requests: readonly EvidenceRequest[];
  readonly earlierCall: EarlierCall | undefined;
}
