import fc from 'fast-check';
import type { DerivedAnswer } from './catalogue-content';
import { answerFrom } from './derived-answers';

const over = (years: number, timeZone = 'Europe/Helsinki'): DerivedAnswer => ({
  id: `over-${years}`,
  name: { en: `Whether you are ${years} or older` },
  field: 'dateOfBirth',
  ageAtLeast: { years, timeZone },
});
const resident: DerivedAnswer = {
  id: 'resident',
  name: { en: 'Whether you live in Sampletown' },
  field: 'municipality',
  oneOf: ['sampletown', 'samplevillage'],
};
const ageOf = (dateOfBirth: unknown, now: string, answer = over(18)) => answerFrom(answer, { dateOfBirth }, now);

describe('an age', () => {
  it.each<[string, string, string, boolean]>([
    ['the last millisecond before the birthday', '2008-11-25', '2026-11-24T21:59:59.999Z', false],
    ['the first of the birthday, in Helsinki', '2008-11-25', '2026-11-24T22:00:00.000Z', true],
    ['the first of the birthday in summer time', '2008-07-01', '2026-06-30T21:00:00.000Z', true],
    ['the last before it in summer time', '2008-07-01', '2026-06-30T20:59:59.999Z', false],
    ['28 February, who was born on 29 February', '2008-02-29', '2026-02-28T21:59:59.999Z', false],
    ['1 March, who was born on 29 February', '2008-02-29', '2026-02-28T22:00:00.000Z', true],
    ['29 February, who was born on it', '2000-02-29', '2020-02-28T22:00:00.000Z', true],
    ['New Year’s Eve here, and New Year there', '2009-01-01', '2026-12-31T22:00:00.000Z', true],
    ['long after', '1908-11-25', '2026-11-25T00:00:00.000Z', true],
    ['before birth', '2030-01-01', '2026-11-25T00:00:00.000Z', false],
    ['the year 9999', '9999-01-01', '2026-11-25T00:00:00.000Z', false],
  ])('is reached at %s: born %s, at %s: %s', (_title, born, now, expected) => {
    expect(ageOf(born, now)).toBe(expected);
  });

  it.each([
    ['Pacific/Kiritimati', '2026-11-24T10:00:00.000Z'],
    ['UTC', '2026-11-25T00:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-25T08:00:00.000Z'],
  ])('is reached as the day begins in %s', (timeZone, now) => {
    const before = new Date(Date.parse(now) - 1).toISOString();
    const answers = [before, now].map((moment) => ageOf('2008-11-25', moment, over(18, timeZone)));
    expect(answers).toEqual([false, true]);
  });

  it.each([undefined, null, 17, '', 'yesterday', '2008-11', '2008-11-25T00:00:00Z', ['2008-11-25'], {}])(
    'is not known of somebody born %j',
    (dateOfBirth) => {
      expect(ageOf(dateOfBirth, '2026-11-25T00:00:00.000Z')).toBeUndefined();
    },
  );

  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  const zones = fc.constantFrom('UTC', 'Europe/Helsinki', 'Asia/Kathmandu', 'America/St_Johns');
  const born = days.map((day) => day.toISOString().slice(0, 10));

  it('is never lost once it is reached, and never reached before a lower one', () => {
    fc.assert(
      fc.property(born, days, days, fc.integer({ min: 1, max: 149 }), zones, (date, one, other, years, zone) => {
        const [earlier, later] = [one, other].map((day) => day.toISOString()).sort() as [string, string];
        const answer = over(years, zone);
        if (ageOf(date, earlier, answer)) expect(ageOf(date, later, answer)).toBe(true);
        if (ageOf(date, earlier, over(years + 1, zone))) expect(ageOf(date, earlier, answer)).toBe(true);
      }),
    );
  });

  it('is reached by midnight of the birthday in UTC, give or take a day for the time zone', () => {
    fc.assert(
      fc.property(born, fc.integer({ min: 1, max: 120 }), zones, (date, years, zone) => {
        const birthday = Date.UTC(
          Number(date.slice(0, 4)) + years,
          Number(date.slice(5, 7)) - 1,
          Number(date.slice(8)),
        );
        const at = (offsetHours: number) =>
          ageOf(date, new Date(birthday + offsetHours * 3_600_000).toISOString(), over(years, zone));
        expect([at(-15), at(15)]).toEqual([false, true]);
      }),
    );
  });
});

describe('one of several', () => {
  it.each<[unknown, boolean | undefined]>([
    ['sampletown', true],
    ['samplevillage', true],
    ['Sampletown', false],
    ['elsewhere', false],
    ['', false],
    [undefined, undefined],
    [null, undefined],
    [['sampletown'], undefined],
    [1, undefined],
  ])('of a field that says %j is %j', (municipality, expected) => {
    expect(answerFrom(resident, { municipality }, '2026-11-25T00:00:00.000Z')).toBe(expected);
  });
});

describe('every answer', () => {
  it('rests on its own field only, and not on what a prototype says', () => {
    const attributes = Object.create({ municipality: 'sampletown' }) as Record<string, unknown>;
    expect(answerFrom(resident, attributes, '2026-11-25T00:00:00.000Z')).toBeUndefined();
    fc.assert(
      fc.property(fc.object(), fc.constantFrom('sampletown', 'x'), (others, municipality) => {
        const all = { ...others, municipality };
        const alone = { municipality };
        const now = '2026-11-25T00:00:00.000Z';
        expect(answerFrom(resident, all, now)).toBe(answerFrom(resident, alone, now));
      }),
    );
  });
});
