import type { ConsentStatus, ConsentTransition } from '@askonce/contracts';

/** Which transition leads from where to where; what is not here is not allowed. A request by an agency is not the citizen's. */
const TRANSITIONS: Readonly<Record<ConsentTransition, Partial<Record<ConsentStatus, ConsentStatus>>>> = {
  grant: { requested: 'given', refused: 'given', withdrawn: 'given' },
  refusal: { requested: 'refused' },
  withdrawal: { given: 'withdrawn', paused: 'withdrawn' },
  pause: { given: 'paused' },
  resumption: { paused: 'given' },
  renewal: { given: 'given' },
};

/** Where a consent stands after a transition; undefined when it is not allowed from where it stands. */
export const after = (transition: ConsentTransition, from: ConsentStatus): ConsentStatus | undefined =>
  TRANSITIONS[transition][from];

/** What the citizen may do now. */
export const allowedFrom = (from: ConsentStatus): ConsentTransition[] =>
  (Object.keys(TRANSITIONS) as ConsentTransition[]).filter((transition) => after(transition, from) !== undefined);

/** Transitions that begin a new period of validity. */
export const startsPeriod = (transition: ConsentTransition): boolean =>
  transition === 'grant' || transition === 'renewal';
