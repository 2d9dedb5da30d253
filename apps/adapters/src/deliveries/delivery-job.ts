import type { Job } from '../jobs/work-loop';

/** One sealed part of a released document, as it came over Kafka. */
export interface ArrivedPart {
  readonly releaseId: string;
  readonly documentId: string;
  readonly contentId: string;
  readonly agency: string;
  readonly parts: number;
  readonly part: number;
  readonly sealed: Buffer;
  readonly subjectRef?: string;
  readonly traceparent?: string;
}

/** A delivery as one instance has taken it to work on. */
export interface DeliveryJob extends Job {
  readonly releaseId: string;
  readonly documentId: string;
  readonly contentId: string;
  /** The receiver. */
  readonly agency: string;
  readonly parts: number;
  readonly complete: boolean;
  /** The number of this taking. */
  readonly claims: number;
  /** Milliseconds until it is given up; none are left when it is not positive. */
  readonly remainingMs: number;
  readonly lastFailure: string | null;
  readonly traceparent: string | null;
}

/** How a delivery ended; the reason is a code. */
export type DeliveryEnd =
  { readonly outcome: 'delivered' | 'refused' } | { readonly outcome: 'failed'; readonly reason: string };
