import type { Provenance } from '@askonce/contracts';
import type { Timestamp } from '../subjects/person';

/** An authority's demand that documents of one class be kept for a while, even if the person has everything erased. */
export interface LegalHold {
  readonly subjectRef: string;
  readonly id: string;
  readonly class: Provenance;
  readonly authority: string;
  /** The authority's own reference: for its eyes, and the operator's. */
  readonly reference: string;
  readonly until: Timestamp;
  readonly placedAt: Timestamp;
  readonly endedAt: Timestamp | null;
}

/** At its end it no longer holds, whether or not its row says so already. */
export const holdsAt = (now: Timestamp, { until, endedAt }: Pick<LegalHold, 'until' | 'endedAt'>): boolean =>
  endedAt === null && Date.parse(until) > Date.parse(now);
