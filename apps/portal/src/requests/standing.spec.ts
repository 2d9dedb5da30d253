import type { OwnRequestStanding } from '@askonce/client';
import { canObject, stepFor, withStanding } from './standing';

type Code = OwnRequestStanding['decision']['code'];
type Status = OwnRequestStanding['status'];

const decided = (status: Status, code: Code = status as Code, reason = code as string) => ({
  status,
  decision: { code, reasons: [{ code: reason }] },
});
const waiting = (status: Status, waits: Partial<OwnRequestStanding['waitsFor']> = {}) => ({
  ...decided(status),
  waitsFor: { asks: [], consents: [], sources: [], ...waits },
});

describe('where a request stands', () => {
  it.each([
    ['released', decided('released')],
    ['consent_pending', decided('consent_pending')],
    ['expired', decided('expired', 'expired', 'request_expired')],
    ['ask_expired', decided('expired', 'expired', 'ask_expired')],
    ['consent_paused', decided('denied', 'consent_paused')],
  ])('is said as %s', (standing, request) => {
    expect(withStanding(request).standing).toBe(standing);
  });
});

describe('what can be done for a request', () => {
  const denied = (code: Code) => ({ ...waiting('denied'), ...decided('denied', code) });

  it.each([
    ['give, and agree with it', waiting('consent_pending', { asks: ['a'], consents: ['c'] }), '/asks/a'],
    ['decide', waiting('consent_pending', { consents: ['c', 'd'] }), '/consents/c'],
    ['nothing while a source is asked', waiting('fetching'), undefined],
    ['nothing once it is answered', waiting('released'), undefined],
    ['think again', denied('consent_withdrawn'), '/sharing'],
    ['give it after all', denied('ask_declined'), '/documents'],
    ['nothing about what the agency may not ask', denied('purpose_not_declared'), undefined],
  ])('%s', (_what, request, href) => {
    expect(stepFor(request)?.href).toBe(href);
  });
});

describe('an objection', () => {
  it('is possible once, and to a public task only', () => {
    const bases = ['consent', 'public_task', 'legal_obligation', 'vital_interest'] as const;
    expect(bases.filter((lawfulBasis) => canObject({ lawfulBasis }))).toEqual(['public_task']);
    expect(canObject({ lawfulBasis: 'public_task', objectedAt: '2026-01-01T00:00:00Z' })).toBe(false);
    expect(canObject({})).toBe(false);
  });
});
