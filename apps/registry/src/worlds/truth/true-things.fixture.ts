import type {
  AskedAgainReason,
  ConsentStatus,
  DecisionCode,
  LawfulBasis,
  Provenance,
  RejectionReason,
  RequestStatus,
  Source,
} from '@askonce/contracts';
import type { Demand, List } from './world.fixture';

export const DAY = 86_400_000;

/** A kind of paper; the qualifier tells apart what a person has several of. */
export interface Kind {
  readonly type: string;
  readonly qualifier: string;
}

export interface TrueDocument extends Kind {
  id: string;
  readonly version: number;
  status: 'current' | 'superseded' | 'removed' | 'revoked' | 'expired';
  readonly provenance: Provenance;
  readonly issuer: string | undefined;
  readonly depositedBy: string | undefined;
  /** How it came, for those who waited for it when it did. */
  readonly cameAs: Source;
  issuedAt: number | undefined;
  validUntil: number | undefined;
  createdAt: number;
  /** Stands for the bytes. */
  readonly scan: string;
}

/** A question under way or ended: to the person, or to a source. */
export interface TruePursuit extends Kind {
  readonly source: string | undefined;
  readonly why: string | undefined;
  demand: Demand;
  openedAt: number;
  deadline: number;
  outcome?: 'got' | 'unneeded' | 'declined' | 'expired' | 'not_found' | 'ambiguous' | 'unavailable';
  closedAt: number | undefined;
}

export interface TrueConsent {
  readonly agency: string;
  readonly purpose: string;
  readonly type: string;
  status: ConsentStatus;
  decidedAt: number | undefined;
  validUntil: number | undefined;
  /** Whether the person was told that this period ends soon. */
  noticed: boolean;
}

export interface TrueRequest {
  id: string;
  readonly agency: string;
  readonly procedure: string;
  readonly purpose: string;
  readonly requirement: string | undefined;
  readonly qualifier: string;
  readonly explicit: boolean;
  basis: LawfulBasis | undefined;
  status: RequestStatus;
  code: DecisionCode;
  reasons: readonly string[];
  /** The list of types that is pursued or released. */
  list: List;
  releases: TrueRelease[];
  objected: boolean;
  createdAt: number;
  /** Since when it waits: it was made, or opened again. */
  since: number;
  expiresAt: number;
}

export interface TrueRelease {
  readonly type: string;
  readonly document: TrueDocument;
  readonly source: Source;
}

/** This file is of no use for this requirement, or for whoever names the type. */
export interface TrueRejection extends Kind {
  readonly request: TrueRequest;
  readonly release: TrueRelease;
  readonly document: TrueDocument;
  readonly reason: RejectionReason;
}

export interface TrueQuestion {
  id: string;
  readonly agency: string;
  readonly request: TrueRequest | undefined;
  readonly text: string;
  promisedBy: number;
  answer: string | undefined;
}

/** Somebody said that an agency had asked again. */
export interface TrueReport extends Kind {
  id: string;
  readonly agency: string;
  readonly channel: string;
  readonly reporter: string | undefined;
  readonly reason: AskedAgainReason;
}

export const isWaiting = ({ status }: TrueRequest): boolean =>
  status === 'consent_pending' || status === 'fetching' || status === 'asking';

export const sameKind = (a: Kind, b: Kind): boolean => a.type === b.type && a.qualifier === b.qualifier;
