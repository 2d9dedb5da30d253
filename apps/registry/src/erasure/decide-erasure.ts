import { ERASABLE_CLASSES, type ErasableClass, type Provenance } from '@askonce/contracts';
import { holdsAt, type LegalHold } from '../legal-holds/legal-hold';
import type { Timestamp } from '../subjects/person';

/** What of a legal hold decides. */
export type Hold = Pick<LegalHold, 'class' | 'authority' | 'until' | 'endedAt'>;

export interface ErasureFacts {
  readonly now: Timestamp;
  readonly holds: readonly Hold[];
  /** The classes of which any document is there. */
  readonly stored: readonly Provenance[];
}

/** What stays for now, by whose demand, and until when. */
export interface Kept {
  readonly class: Provenance;
  readonly authority: string;
  readonly until: Timestamp;
}

export interface ErasureVerdict {
  /** Their keys are destroyed at once. */
  readonly destroyed: readonly ErasableClass[];
  readonly kept: readonly Kept[];
}

/** Decides what of a person can be erased now: everything but documents that a legal hold covers at this moment. */
export function decideErasure({ now, holds, stored }: ErasureFacts): ErasureVerdict {
  const kept = holds
    .filter((hold) => holdsAt(now, hold) && stored.includes(hold.class))
    .map(({ class: held, authority, until }) => ({ class: held, authority, until }));
  const destroyed = ERASABLE_CLASSES.filter((candidate) => !kept.some((hold) => hold.class === candidate));
  return { destroyed, kept };
}
