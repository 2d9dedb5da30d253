import type { UnusualLookupCode } from '@askonce/contracts';
import type { Looker, Lookup } from './lookup';
import { type Period, type Window, windowOf } from './window';

/** What is taken as usual. */
export interface Thresholds {
  /** Persons that one official looks up. */
  readonly personsPerHour: number;
  readonly personsPerDay: number;
  /** Look-ups of one person on a day, by the same official or system, while nothing changed about that person. */
  readonly onePersonPerDay: number;
  /** Refused look-ups in a hundred of a day, once there are at least so many. */
  readonly deniedPercent: number;
  readonly deniedLeast: number;
}

/** What a looker did in the hour and on the day of a look-up, that one included. */
export interface Tally {
  readonly personsInHour: number;
  readonly personsInDay: number;
  /** Look-ups of the same person on the day, since something last changed about them. */
  readonly ofPerson: number;
  /** The latest look-ups of the day, and how many of them were refused; for a system when this one was. */
  readonly latest: number;
  readonly latestDenied: number;
}

/** A rule that a look-up has broken. */
export interface Unusual {
  readonly code: UnusualLookupCode;
  readonly looker: Looker;
  readonly window: Window;
  /** Where the rule is about one person. */
  readonly aboutSubject?: string;
  readonly figures: Figures;
}

export interface Figures {
  readonly limit: number;
  readonly persons?: number;
  readonly lookups?: number;
  readonly denied?: number;
}

interface Rule {
  readonly code: UnusualLookupCode;
  readonly of: readonly Looker['kind'][];
  readonly period: Period;
  readonly aboutOnePerson: boolean;
  readonly isBroken: (tally: Tally, usual: Thresholds) => boolean;
  readonly figures: (tally: Tally, usual: Thresholds) => Figures;
}

/** A system serves many officials, so only for one of them is the number of persons a sign. When somebody works is none. */
const RULES: readonly Rule[] = [
  {
    code: 'many_persons_hour',
    of: ['official'],
    period: 'hour',
    aboutOnePerson: false,
    isBroken: ({ personsInHour }, { personsPerHour }) => personsInHour > personsPerHour,
    figures: ({ personsInHour }, { personsPerHour }) => ({ limit: personsPerHour, persons: personsInHour }),
  },
  {
    code: 'many_persons_day',
    of: ['official'],
    period: 'day',
    aboutOnePerson: false,
    isBroken: ({ personsInDay }, { personsPerDay }) => personsInDay > personsPerDay,
    figures: ({ personsInDay }, { personsPerDay }) => ({ limit: personsPerDay, persons: personsInDay }),
  },
  {
    code: 'same_person',
    of: ['official', 'system'],
    period: 'day',
    aboutOnePerson: true,
    isBroken: ({ ofPerson }, { onePersonPerDay }) => ofPerson > onePersonPerDay,
    figures: ({ ofPerson }, { onePersonPerDay }) => ({ limit: onePersonPerDay, lookups: ofPerson }),
  },
  {
    code: 'many_denied',
    of: ['official', 'system'],
    period: 'day',
    aboutOnePerson: false,
    isBroken: ({ latest, latestDenied }, { deniedPercent, deniedLeast }) =>
      latestDenied >= deniedLeast && latestDenied * 100 >= latest * deniedPercent,
    figures: ({ latest, latestDenied }, { deniedPercent }) => ({
      limit: deniedPercent,
      lookups: latest,
      denied: latestDenied,
    }),
  },
];

/** What is unusual about this looker, now that this look-up has come. */
export function unusualIn(
  { at, subjectRef }: Pick<Lookup, 'at' | 'subjectRef'>,
  { looker, tally, usual }: { readonly looker: Looker; readonly tally: Tally; readonly usual: Thresholds },
): Unusual[] {
  return RULES.filter(({ of, isBroken }) => of.includes(looker.kind) && isBroken(tally, usual)).map(
    ({ code, period, aboutOnePerson, figures }) => ({
      code,
      looker,
      window: windowOf(at, period),
      ...(aboutOnePerson && { aboutSubject: subjectRef }),
      figures: figures(tally, usual),
    }),
  );
}
