import { InvalidRequest } from '@askonce/problems';
import { daysAgo, inDays, later, NOW } from '../subjects/person.fixture';
import { checkedDates } from './check-dates';

const now = Date.parse(NOW);
const pointerOf = (given: Parameters<typeof checkedDates>[0]) => {
  try {
    checkedDates(given, now);
  } catch (error) {
    if (error instanceof InvalidRequest) return error.details.errors?.map(({ pointer }) => pointer).join();
    throw error;
  }
  return 'fits';
};

describe('checkedDates', () => {
  it('gives what was not said as null', () => {
    expect(checkedDates({}, now)).toEqual({ issuedAt: null, validUntil: null });
  });

  it.each([
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['2026-11-01T10:00Z', '2026-11-01T10:00:00.000Z'],
    ['2026-11-01T10:00:00.5+02:00', '2026-11-01T08:00:00.500Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ])('takes %s', (issuedAt, expected) => {
    expect(checkedDates({ issuedAt }, now).issuedAt).toBe(expected);
  });

  it.each([
    ['a week', '2026-W05'],
    ['a day of the year', '2026-123'],
    ['a year', '2026'],
    ['a time without offset, which would mean our own', '2026-11-01T10:00:00'],
    ['no day of the calendar', '2026-13-45'],
    ['what the database has no year for', '0000-01-01'],
    ['what an offset pushes beyond the last year', '9999-12-31T23:59:59-12:00'],
    ['a decimal comma', '2026-11-01T10:00:00,5Z'],
    ['nothing', ''],
  ])('refuses %s', (_title, date) => {
    expect(pointerOf({ issuedAt: date })).toBe('/metadata/issuedAt');
    expect(pointerOf({ validUntil: date })).toBe('/metadata/validUntil');
  });

  it.each<[string, Parameters<typeof checkedDates>[0], string]>([
    ['issued this very moment', { issuedAt: NOW }, 'fits'],
    ['issued by a clock that is two minutes ahead', { issuedAt: later(120_000) }, 'fits'],
    ['issued in the future', { issuedAt: later(120_001) }, '/metadata/issuedAt'],
    ['valid from now on', { validUntil: later(1) }, 'fits'],
    ['ended now, of unknown issue', { validUntil: NOW }, '/metadata/validUntil'],
    ['ended, but after its issue', { issuedAt: daysAgo(9), validUntil: daysAgo(1) }, 'fits'],
    ['ended when it was issued', { issuedAt: daysAgo(9), validUntil: daysAgo(9) }, '/metadata/validUntil'],
    ['issued and still valid', { issuedAt: daysAgo(9), validUntil: inDays(9) }, 'fits'],
  ])('%s', (_title, given, expected) => {
    expect(pointerOf(given)).toBe(expected);
  });
});
