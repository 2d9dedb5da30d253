import type { Actor } from '@askonce/auth';
import { dataOf, EVENTS } from '@askonce/contracts';
import { catalogueAppliedEvent } from './catalogue-applied-event';

const steward: Actor = { clientId: 'askonce-scripts', roles: ['steward'], tokenSubject: 'somebody' };
const counts = { added: 1, changed: 2, removed: 3 };
const version = { version: 4, digest: 'sha-256=:x:', appliedAt: new Date('2026-11-24T09:00:00.000Z') };

describe('what the access record is told of an applied catalogue', () => {
  const told = (forced: boolean) => {
    const { event } = catalogueAppliedEvent(steward, { ...version, forced }, counts);
    return dataOf(EVENTS.catalogueApplied, event);
  };

  it('is who applied which version and how much it changed', () => {
    expect(told(false)).toEqual({
      actor: { role: 'steward', clientId: 'askonce-scripts' },
      version: 4,
      digest: 'sha-256=:x:',
      ...counts,
    });
  });

  it('is that it was forced, if it was', () => {
    expect(told(true)).toMatchObject({ version: 4, forced: true });
  });
});
