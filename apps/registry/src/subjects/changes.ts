import type { DataOf, EventDefinition } from '@askonce/contracts';
import type { AskOnceEvent, Topic } from '@askonce/contracts';
import type { Consent, EvidenceRequest, HeldDocument, Holding, Pursuit, Rejection, Release, Timestamp } from './person';

/** One fact about the person: it gets a number and becomes one event. */
export interface Fact {
  readonly eventId: string;
  readonly type: string;
  readonly data: object;
}

/** A message that is no fact, such as a command to the adapters. */
export interface Command {
  readonly topic: Topic;
  readonly event: Omit<AskOnceEvent, 'subject' | 'time' | 'source'>;
}

/** The Idempotency-Key of a call, and what the call made. */
export interface CallKey {
  readonly clientId: string;
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly bodyHash: string;
}

/** What one command writes, in one statement: whole rows as they are to stand, and the facts that say so. */
export interface Changes {
  readonly facts: readonly Fact[];
  readonly commands?: readonly Command[];
  readonly call?: CallKey & { readonly resourceId: string };
  /** Whether something changes that decisions about other requests depend on. */
  readonly raisesVersion: boolean;
  readonly documents?: readonly HeldDocument[];
  readonly pursuits?: readonly Pursuit[];
  readonly holdings?: readonly Holding[];
  readonly consents?: readonly Consent[];
  readonly requests?: readonly EvidenceRequest[];
  readonly releases?: readonly Release[];
  readonly rejections?: readonly Rejection[];
  /** Staged contents that are now part of a document. */
  readonly contents?: readonly string[];
  /** Contents that no document needs any more; they are swept like those never kept. */
  readonly dropped?: readonly string[];
  /** The end of validity of what the decision rests on; at or after it nothing is committed. */
  readonly restsUntil?: Timestamp;
}

/** Types a fact by its event's definition. */
export const fact = <E extends EventDefinition>(eventId: string, definition: E, data: DataOf<E>): Fact => ({
  eventId,
  type: definition.type,
  data,
});
