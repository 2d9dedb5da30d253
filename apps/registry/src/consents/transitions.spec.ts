import { CONSENT_STATUSES, CONSENT_TRANSITIONS, type ConsentStatus } from '@askonce/contracts';
import { after, allowedFrom, startsPeriod } from './transitions';

const NO = undefined;

/** The glossary's sentence on Consent as a table: where each transition leads from each status. */
const TABLE: Readonly<Record<ConsentStatus, readonly (ConsentStatus | undefined)[]>> = {
  //          grant    refusal    withdrawal   pause     resumption renewal
  requested: ['given', 'refused', NO, NO, NO, NO],
  given: [NO, NO, 'withdrawn', 'paused', NO, 'given'],
  refused: ['given', NO, NO, NO, NO, NO],
  paused: [NO, NO, 'withdrawn', NO, 'given', NO],
  withdrawn: ['given', NO, NO, NO, NO, NO],
  expired: [NO, NO, NO, NO, NO, NO],
};

describe('transitions of a consent', () => {
  const cells = CONSENT_STATUSES.flatMap((from) =>
    CONSENT_TRANSITIONS.map((transition, column) => [transition, from, TABLE[from][column]] as const),
  );

  it.each(cells)('%s from %s leads to %s', (transition, from, to) => {
    expect(after(transition, from)).toBe(to);
    expect(allowedFrom(from).includes(transition)).toBe(to !== undefined);
  });

  it('never lead back to requested or to expired, which are not the citizen’s to bring about', () => {
    const reached = new Set(cells.map(([, , to]) => to));
    expect([...reached].sort()).toEqual(['given', 'paused', 'refused', 'withdrawn', undefined]);
  });

  it('begin a new period when consent is given anew, not when a pause ends', () => {
    expect(CONSENT_TRANSITIONS.filter(startsPeriod)).toEqual(['grant', 'renewal']);
  });
});
