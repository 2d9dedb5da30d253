import type { Consent } from '@askonce/client';
import { lastsUntil, stepsOf } from './steps';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const until = '2027-01-31T10:00:00Z';

describe('what a person may do with a consent', () => {
  it.each<[Consent['status'], Consent['allowedTransitions'], string[]]>([
    ['requested', ['grant', 'refusal'], []],
    ['given', ['withdrawal', 'pause', 'renewal'], ['withdrawal', 'pause', 'renewal']],
    ['paused', ['withdrawal', 'resumption'], ['withdrawal', 'resumption']],
    ['refused', ['grant'], ['grant']],
    ['expired', [], []],
  ])('while it is %s and %j is allowed, is offered as %j', (status, allowedTransitions, steps) => {
    expect(stepsOf({ status, allowedTransitions })).toEqual(steps);
  });

  it.each(['pause', 'resumption', 'withdrawal'] as const)('keeps its period at a %s', (step) => {
    expect(lastsUntil({ validUntil: until, purpose: { id: 'x', maxValidityDays: 30 } }, step, NOW)).toBe(until);
  });

  it.each(['grant', 'renewal'] as const)('begins its period anew at a %s', (step) => {
    const consent = { validUntil: until, purpose: { id: 'x', maxValidityDays: 30 } };
    expect(lastsUntil(consent, step, NOW)).toBe('2026-12-25T12:00:00.000Z');
  });

  it('has no end that could be named once the agency no longer declares its purpose', () => {
    expect(lastsUntil({ validUntil: until, purpose: { id: 'gone' } }, 'grant', NOW)).toBeUndefined();
  });
});
