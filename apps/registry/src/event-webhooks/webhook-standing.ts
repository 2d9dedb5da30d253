import type { WebhookFailure } from '@askonce/contracts';

/** How an agency's webhook takes the agency's feed. */
export interface WebhookStanding {
  /** The number after which sending goes on; 0 before the first. */
  readonly delivered: number;
  /** When it last took an entry, whichever. */
  readonly deliveredAt: Date | null;
  /** Turns in a row that ended with a failure and took nothing before it, the first one included. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly lastFailure: WebhookFailure | null;
  /** When it may be tried next. */
  readonly dueAt: Date;
}

/** What came of sending for a while. */
export interface WebhookTurn {
  /** The highest number that was taken; absent where none was. */
  readonly acknowledged?: number;
  /** Why it ended, if not because enough was sent. */
  readonly failure?: TurnFailure;
}

export interface TurnFailure {
  readonly code: WebhookFailure;
  readonly retryInMs: number;
}

/**
 * Where a webhook stands after somebody's turn. What failed is not held against an agency that has chosen meanwhile where to
 * go on: it may have left out what it could not take.
 * @param moved whether it has
 */
export function afterTurn(
  before: WebhookStanding,
  { acknowledged, failure }: WebhookTurn,
  { now, moved }: { readonly now: Date; readonly moved: boolean },
): WebhookStanding {
  const taken = acknowledged === undefined ? before : { ...before, ...HEALTHY, deliveredAt: now };
  if (moved) return taken;
  const gone = { ...taken, delivered: acknowledged ?? before.delivered };
  return failure === undefined ? { ...gone, dueAt: now } : failed(gone, failure, now);
}

const HEALTHY = { failures: 0, failingSince: null, lastFailure: null };

function failed(before: WebhookStanding, { code, retryInMs }: TurnFailure, now: Date): WebhookStanding {
  return {
    ...before,
    failures: before.failures + 1,
    failingSince: before.failingSince ?? now,
    // That it is left alone says less than why.
    lastFailure: code === 'circuit_open' ? (before.lastFailure ?? code) : code,
    dueAt: new Date(now.getTime() + retryInMs),
  };
}
