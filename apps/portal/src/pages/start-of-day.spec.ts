import { dayAfter, fieldFor, startOfDay } from './start-of-day';

describe('startOfDay', () => {
  it.each([
    ['2026-11-25', 'Europe/Helsinki', '2026-11-24T22:00:00.000Z'],
    ['2026-07-01', 'Europe/Helsinki', '2026-06-30T21:00:00.000Z'],
    // The nights in which the clocks change.
    ['2026-03-29', 'Europe/Helsinki', '2026-03-28T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Helsinki', '2026-10-24T21:00:00.000Z'],
    ['2026-10-26', 'Europe/Helsinki', '2026-10-25T22:00:00.000Z'],
    ['2026-11-25', 'America/New_York', '2026-11-25T05:00:00.000Z'],
    ['2026-11-25', 'UTC', '2026-11-25T00:00:00.000Z'],
  ])('%s begins in %s at %s', (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone)).toBe(instant);
  });

  it.each(['', '25.11.2026', '2026-02-30', '2026-13-01', '2026-11-25T00:00:00Z'])('%s is no day', (text) => {
    expect(startOfDay(text, 'Europe/Helsinki')).toBeUndefined();
  });
});

it.each([
  ['date', '', 'date'],
  ['date', undefined, 'date'],
  ['date', '2026-11-25', 'date'],
  ['date', '25.11.', 'text'],
  ['date', '2026-02-30', 'text'],
  ['time', '14:30', 'time'],
  ['time', '24:30', 'text'],
  ['time', 'noon', 'text'],
] as const)('the field for a %s that holds "%s" is one for %s', (kind, value, field) => {
  expect(fieldFor(kind, value)).toBe(field);
});

it.each([
  ['2026-11-30', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
])('after %s comes %s', (day, next) => {
  expect(dayAfter(day)).toBe(next);
});
