import type { FetchOutcome } from '@askonce/contracts';
import type { Job } from '../jobs/work-loop';

/** A fetch that the registry has commanded. */
export interface FetchCommand {
  readonly eventId: string;
  readonly fetchId: string;
  readonly subjectRef: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  readonly source: string;
  readonly deadline: string;
  readonly traceparent?: string;
}

/** A fetch as one instance has taken it to work on. */
export interface FetchJob extends Job {
  readonly fetchId: string;
  readonly subjectRef: string;
  readonly evidenceType: string;
  readonly qualifier: string;
  /** The source. */
  readonly agency: string;
  /** The number of this taking. */
  readonly claims: number;
  /** Milliseconds until the deadline; none are left when it is not positive. */
  readonly remainingMs: number;
  readonly traceparent: string | null;
}

/** How a fetch ended: with an answer for the registry, or in silence because the registry wants it no more. */
export type FetchEnd =
  | { readonly outcome: Exclude<FetchOutcome, 'found'> }
  | { readonly outcome: 'discarded' }
  | { readonly outcome: 'found'; readonly digest: string };
