import { windowOf } from './window';

describe('windowOf', () => {
  it.each([
    ['2026-11-22T09:00:00.000Z', 'hour', '2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T09:59:59.999Z', 'hour', '2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T00:00:00.000Z', 'day', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
    ['2026-11-22T23:59:59.999Z', 'day', '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ] as const)('%s lies in the %s from %s until before %s', (at, period, from, until) => {
    expect(windowOf(new Date(at), period)).toEqual({ from: new Date(from), until: new Date(until) });
  });
});
