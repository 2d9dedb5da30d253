import type { Consent } from '@askonce/client';
import { aConsent } from '../consents/a-consent.fixture';
import { groupConsents } from './group-consents';

const ofStatus = (status: Consent['status']) => aConsent({ id: status, status, allowedTransitions: [] });
const idsOf = (listed: ReturnType<typeof groupConsents>['now']) => listed.map(({ consent }) => consent.id);

describe('what somebody shares', () => {
  it('is told as what is shared now, what waits, and what is over, in the order given', () => {
    const all = (['refused', 'paused', 'requested', 'expired', 'given', 'withdrawn'] as const).map(ofStatus);
    const { now, requested, past } = groupConsents(all);
    expect([now, requested, past].map(idsOf)).toEqual([
      ['paused', 'given'],
      ['requested'],
      ['refused', 'expired', 'withdrawn'],
    ]);
  });

  it('comes with what may be done with it', () => {
    expect(groupConsents([aConsent()]).now[0]?.steps).toEqual(['withdrawal', 'pause', 'renewal']);
  });
});
