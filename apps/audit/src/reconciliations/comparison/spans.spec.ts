import fc from 'fast-check';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { idAt, spansOf } from './spans';

const NOW = new Date('2026-11-25T09:00:00.000Z');
const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const within = (id: string, period: { from: Date; to: Date }) =>
  spansOf(period, NOW).filter(({ after, until }) => after < id && id <= until).length;

describe('spans of ids', () => {
  it('hold every id of the period once, and no other that a service made until now', () => {
    const instant = fc.integer({ min: Date.UTC(2020, 0), max: NOW.getTime() - 1 });
    fc.assert(
      fc.property(instant, instant, instant, (from, length, made) => {
        const period = { from: new Date(from), to: new Date(from + (length % (60 * DAY_MS)) + 1) };
        const isIn = made >= from && made < period.to.getTime();
        expect(within(uuidv7({ msecs: made }), period)).toBe(isIn ? 1 : 0);
      }),
    );
  });

  it('hold what has an id of no time, whatever the period', () => {
    const period = { from: ago(2), to: ago(1) };
    expect(within('00000000-0000-4000-8000-000000000000', period)).toBe(1);
    expect(within('ffffffff-ffff-ffff-ffff-ffffffffffff', period)).toBe(1);
    expect(within(uuidv7({ msecs: NOW.getTime() + 2 * DAY_MS }), period)).toBe(1);
    const random = Array.from({ length: 200 }, () => within(uuidv4(), period));
    expect(random.filter((spans) => spans === 1).length).toBeGreaterThan(190);
  });

  it('end with now, where the period does not', () => {
    expect(spansOf({ from: ago(1), to: ago(-400) }, NOW)[1]?.until).toBe(idAt(NOW.getTime()));
  });

  it('do not overlap where the period begins before anything was recorded', () => {
    const spans = spansOf({ from: new Date('1900-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') }, NOW);
    const ends = spans.flatMap(({ after, until }) => [after, until]);
    expect(ends).toEqual(ends.toSorted());
  });

  it('are none for a period that has not begun', () => {
    expect(spansOf({ from: ago(-1), to: ago(-2) }, NOW).map(({ until }) => until)).toEqual([
      idAt(Date.UTC(2020, 0)),
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ]);
  });
});
