import { instantOf } from './instant-of';

describe('instantOf', () => {
  it.each([
    ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T09:00:00.123456789Z', '2026-11-22T09:00:00.123Z'],
    ['2026-11-22T09:00:00+02:00', '2026-11-22T07:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    '2026-02-30T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-11-22T25:00:00Z',
    '2026-11-22T09:00:00',
    '2026-11-22',
    '1899-12-31T00:00:00Z',
    '9999-12-31T23:59:59Z',
    'yesterday',
    '',
  ])('does not take %p for an instant', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
