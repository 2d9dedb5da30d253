import type { LawfulBasis, Provenance, RejectionReason } from '@askonce/contracts';
import type { Consent, HeldDocument, Pursuit, Timestamp } from '../subjects/person';

/** What the request asks, independent of who the person is. */
export interface Terms {
  /** One of these lists suffices; of a list every type is needed. */
  readonly lists: readonly EvidenceTypeList[];
  /** The list that was pursued so far; empty for a new request. */
  readonly kept: EvidenceTypeList;
  readonly explicitRequest: boolean;
  /** Since when the request waits: its making, or its agency's rejection of what it had got; now, for a new one. */
  readonly since: Timestamp;
  readonly maxAgeDays?: number;
  readonly acceptedProvenance?: readonly Provenance[];
}

export type EvidenceTypeList = readonly string[];

/** What the catalogue says about it. */
export interface Entitlement {
  readonly agencyActive: boolean;
  /** Absent when the agency has not declared the purpose for this procedure. */
  readonly purpose?: { readonly evidenceTypes: readonly string[]; readonly lawfulBasis: LawfulBasis };
}

/** What is known about one of the evidence types. */
export interface TypeFacts {
  /** All that may be released of it; then only data satisfies, which an issuer deposits or a source brings, and no citizen. */
  readonly fields?: readonly string[];
  /** The current one, unless it was rejected for this requirement. */
  readonly document?: HeldDocument;
  readonly openPursuit?: Pursuit;
  /** Closed without a document, newest first. */
  readonly failedPursuits: readonly Pursuit[];
  /** Why the current document was rejected for this requirement. */
  readonly rejected?: RejectionReason;
  readonly consent?: Consent;
  /** The agency whose adapter can be asked. */
  readonly source?: string;
}

export interface Facts {
  readonly now: Timestamp;
  readonly terms: Terms;
  readonly entitlement: Entitlement;
  readonly byType: ReadonlyMap<string, TypeFacts>;
}
