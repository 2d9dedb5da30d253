import type { Looker } from './lookup';
import { type Figures, type Tally, type Thresholds, unusualIn } from './rules';

const usual: Thresholds = {
  personsPerHour: 10,
  personsPerDay: 20,
  onePersonPerDay: 5,
  deniedPercent: 50,
  deniedLeast: 4,
};
const nothing: Tally = { personsInHour: 0, personsInDay: 0, ofPerson: 0, latest: 0, latestDenied: 0 };
const official: Looker = { agency: 'housing', kind: 'official', id: 'clerk-17' };
const system: Looker = { agency: 'housing', kind: 'system', id: 'housing-backend' };
const lookup = { at: new Date('2026-11-22T09:30:00Z'), subjectRef: '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11' };

const found = (looker: Looker, tally: Partial<Tally>) =>
  unusualIn(lookup, { looker, tally: { ...nothing, ...tally }, usual });

describe('what is unusual', () => {
  it.each<[string, Looker, Partial<Tally>, string[]]>([
    ['as many persons in an hour as usual', official, { personsInHour: 10 }, []],
    ['one person more in an hour', official, { personsInHour: 11 }, ['many_persons_hour']],
    ['as many persons on a day as usual', official, { personsInDay: 20 }, []],
    ['one person more on a day', official, { personsInDay: 21 }, ['many_persons_day']],
    ['too many in both', official, { personsInHour: 21, personsInDay: 21 }, ['many_persons_hour', 'many_persons_day']],
    ['any number of persons by a system', system, { personsInHour: 900, personsInDay: 900 }, []],
    ['one person as often as usual', official, { ofPerson: 5 }, []],
    ['one person once more', official, { ofPerson: 6 }, ['same_person']],
    ['one person once more by a system', system, { ofPerson: 6 }, ['same_person']],
    ['half refused, but few', official, { latest: 6, latestDenied: 3 }, []],
    ['half refused, and enough', official, { latest: 8, latestDenied: 4 }, ['many_denied']],
    ['enough refused, but less than half', official, { latest: 9, latestDenied: 4 }, []],
    ['nothing but refusals by a system', system, { latest: 4, latestDenied: 4 }, ['many_denied']],
    [
      'everything at once',
      official,
      { personsInHour: 11, personsInDay: 21, ofPerson: 6, latest: 30, latestDenied: 30 },
      ['many_persons_hour', 'many_persons_day', 'same_person', 'many_denied'],
    ],
  ])('%s', (_title, looker, tally, codes) => {
    expect(found(looker, tally).map(({ code }) => code)).toEqual(codes);
  });

  it.each<[string, Partial<Tally>, Figures, string, string]>([
    ['persons of the hour', { personsInHour: 11 }, { limit: 10, persons: 11 }, '09:00', '10:00'],
    ['persons of the day', { personsInDay: 21 }, { limit: 20, persons: 21 }, '00:00', '24:00'],
    ['look-ups of one person', { ofPerson: 6 }, { limit: 5, lookups: 6 }, '00:00', '24:00'],
    ['refusals', { latest: 8, latestDenied: 4 }, { limit: 50, lookups: 8, denied: 4 }, '00:00', '24:00'],
  ])('says how much, and in which window: %s', (_title, tally, figures, from, until) => {
    expect(found(official, tally)).toMatchObject([
      {
        looker: official,
        figures,
        window: { from: new Date(`2026-11-22T${from}:00Z`), until: new Date(`2026-11-22T${until}:00Z`) },
      },
    ]);
  });

  it('names the person only where the rule is about one', () => {
    const all = found(official, { personsInHour: 11, personsInDay: 21, ofPerson: 6, latest: 4, latestDenied: 4 });
    expect(all.filter(({ aboutSubject }) => aboutSubject !== undefined)).toMatchObject([
      { code: 'same_person', aboutSubject: lookup.subjectRef },
    ]);
  });
});
