import { afterTurn, type WebhookStanding } from './webhook-standing';

const NOW = new Date('2026-11-22T09:00:00.000Z');
const EARLIER = new Date('2026-11-22T08:00:00.000Z');
const still = { now: NOW, moved: false };
const moved = { now: NOW, moved: true };

const aStanding = (changes: Partial<WebhookStanding> = {}): WebhookStanding => ({
  ...{ delivered: 7, deliveredAt: EARLIER, dueAt: EARLIER },
  ...{ failures: 0, failingSince: null, lastFailure: null },
  ...changes,
});
const failing = aStanding({ failures: 3, failingSince: EARLIER, lastFailure: 'timed_out' });

describe("after somebody's turn, a webhook", () => {
  it('stands where the last entry was taken, and may be taken again at once', () => {
    expect(afterTurn(aStanding(), { acknowledged: 9 }, still)).toEqual(
      aStanding({ delivered: 9, deliveredAt: NOW, dueAt: NOW }),
    );
  });

  it('is failing no more once it has taken something', () => {
    expect(afterTurn(failing, { acknowledged: 8 }, still)).toEqual(
      aStanding({ delivered: 8, deliveredAt: NOW, dueAt: NOW }),
    );
  });

  it.each<[string, WebhookStanding, { failures: number; failingSince: Date }]>([
    ['begins to fail', aStanding(), { failures: 1, failingSince: NOW }],
    ['goes on failing since it began', failing, { failures: 4, failingSince: EARLIER }],
  ])('%s where nothing was taken', (_title, before, expected) => {
    const failure = { code: 'unreachable', retryInMs: 1_500 } as const;
    expect(afterTurn(before, { failure }, still)).toEqual({
      ...before,
      ...expected,
      lastFailure: 'unreachable',
      dueAt: new Date('2026-11-22T09:00:01.500Z'),
    });
  });

  it('begins to fail anew where something was taken before', () => {
    const failure = { code: 'server_error', retryInMs: 0 } as const;
    expect(afterTurn(failing, { acknowledged: 9, failure }, still)).toEqual(
      aStanding({
        ...{ delivered: 9, deliveredAt: NOW, dueAt: NOW },
        ...{ failures: 1, failingSince: NOW, lastFailure: 'server_error' },
      }),
    );
  });

  it.each([
    [failing, 'timed_out'],
    [aStanding(), 'circuit_open'],
  ])('tells why it is left alone, where that is known (%#)', (before, expected) => {
    const failure = { code: 'circuit_open', retryInMs: 0 } as const;
    expect(afterTurn(before, { failure }, still).lastFailure).toBe(expected);
  });

  it('is as it was where the turn was interrupted, but due at once', () => {
    expect(afterTurn(failing, {}, still)).toEqual({ ...failing, dueAt: NOW });
  });

  it('stands where the agency chose meanwhile, whatever was taken or failed', () => {
    const failure = { code: 'timed_out', retryInMs: 30_000 } as const;
    const chosen = aStanding({ delivered: 2 });
    expect(afterTurn(chosen, { acknowledged: 9 }, moved)).toEqual({ ...chosen, deliveredAt: NOW });
    expect(afterTurn(chosen, { acknowledged: 9, failure }, moved)).toEqual({ ...chosen, deliveredAt: NOW });
    expect(afterTurn(chosen, { failure }, moved)).toEqual(chosen);
  });
});
