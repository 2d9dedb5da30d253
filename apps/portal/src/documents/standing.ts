import type { OwnDocument } from '@askonce/client';

/** Where a document stands, as people say it. */
export interface Standing {
  readonly document: OwnDocument;
  readonly status: 'valid' | 'ended' | 'replaced' | 'removed' | 'taken_back';
  /** How often its person was not asked because it is there. */
  readonly saved: number;
  /** Whether its person gave it and can mend it. */
  readonly own: boolean;
}

const STATUSES = {
  current: 'valid',
  superseded: 'replaced',
  expired: 'ended',
  removed: 'removed',
  revoked: 'taken_back',
} as const satisfies Record<OwnDocument['status'], Standing['status']>;

/** @param now milliseconds since 1970 */
export function standingOf<D extends OwnDocument>(document: D, now: number): Standing & { readonly document: D } {
  const { status, validUntil, provenance, releases } = document;
  const given = provenance === 'citizen_provided';
  const over = status === 'current' && validUntil !== undefined && Date.parse(validUntil) <= now;
  return {
    document,
    status: over ? 'ended' : STATUSES[status],
    // The one time for which it was given is the one time of being asked.
    saved: given ? Math.max(0, releases - 1) : releases,
    own: given && status === 'current',
  };
}
