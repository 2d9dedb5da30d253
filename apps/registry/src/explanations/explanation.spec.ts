import fc from 'fast-check';
import { anyFacts, someFacts } from '../evidence-requests/decision.fixture';
import { aConsent, aDocument, aPursuit, daysAgo, inDays, NOW } from '../subjects/person.fixture';
import { explain } from './explanation';

type Given = NonNullable<Parameters<typeof someFacts>[0]>;
const TYPE = 'birth-certificate';
const birth = (known: NonNullable<Given['known']>[string]): Given => ({ known: { [TYPE]: known } });

const told = (given: Given) =>
  explain(someFacts(given)).steps.map(({ name, outcome, ...rest }) => {
    const lists = 'lists' in rest ? rest.lists : undefined;
    const states = lists?.map((list) => list.flatMap((type) => type.states).join(' ')).join(' | ');
    return [name, outcome, ...(states === undefined ? [] : [states])].join(' ');
  });
const ENTITLED = ['agency holds', 'purpose holds', 'coverage holds'];

describe('an explanation', () => {
  it.each<[string, Given, string[]]>([
    ['stops at a suspended agency', { agencyActive: false }, ['agency fails']],
    [
      'stops at a purpose that does not cover it',
      { purpose: { evidenceTypes: ['library-card'], lawfulBasis: 'consent' } },
      ['agency holds', 'purpose holds', 'coverage fails'],
    ],
    [
      'stops at a public task that the person did not ask for',
      { basis: 'public_task', terms: { explicitRequest: false } },
      [...ENTITLED, 'lawful_basis fails'],
    ],
    [
      'tells nothing of what is held before consent is given',
      { basis: 'consent', ...birth({ document: aDocument() }) },
      [...ENTITLED, 'lawful_basis waits consent_missing'],
    ],
    [
      'says which consent bars it',
      { basis: 'consent', ...birth({ document: aDocument(), consent: aConsent({ status: 'paused' }) }) },
      [...ENTITLED, 'lawful_basis fails consent_paused'],
    ],
    [
      'says what is held once consent is given',
      { basis: 'consent', ...birth({ document: aDocument(), consent: aConsent() }) },
      [...ENTITLED, 'lawful_basis holds consent_given', 'evidence holds held'],
    ],
    ['says that nothing is held', {}, [...ENTITLED, 'lawful_basis holds', 'evidence waits nothing_held']],
    [
      'says what is under way',
      birth({ openPursuit: aPursuit() }),
      [...ENTITLED, 'lawful_basis holds', 'evidence waits nothing_held asking'],
    ],
    [
      'says that what is held is too old',
      { terms: { maxAgeDays: 1 }, ...birth({ document: aDocument({ issuedAt: daysAgo(2) }) }) },
      [...ENTITLED, 'lawful_basis holds', 'evidence waits too_old'],
    ],
    [
      'or of another provenance',
      { terms: { acceptedProvenance: ['agency_issued'] }, ...birth({ document: aDocument() }) },
      [...ENTITLED, 'lawful_basis holds', 'evidence waits other_provenance'],
    ],
    [
      'or no longer valid',
      birth({ document: aDocument({ validUntil: NOW }) }),
      [...ENTITLED, 'lawful_basis holds', 'evidence waits no_longer_valid'],
    ],
    [
      'or was rejected',
      birth({ rejected: 'illegible', openPursuit: aPursuit() }),
      [...ENTITLED, 'lawful_basis holds', 'evidence waits rejected asking'],
    ],
    [
      'says that the person declined',
      {
        terms: { since: daysAgo(1) },
        ...birth({ failedPursuits: [aPursuit({ outcome: 'declined', closedAt: NOW })] }),
      },
      [...ENTITLED, 'lawful_basis holds', 'evidence fails nothing_held declined'],
    ],
    [
      'says that the person did not answer in time',
      {
        terms: { since: daysAgo(1) },
        ...birth({ failedPursuits: [aPursuit({ outcome: 'expired', openedAt: daysAgo(1), closedAt: NOW })] }),
      },
      [...ENTITLED, 'lawful_basis holds', 'evidence fails nothing_held not_answered'],
    ],
    [
      'tells of no list that consent does not open',
      {
        basis: 'consent',
        terms: { lists: [[TYPE], ['passport']] },
        known: {
          [TYPE]: { consent: aConsent() },
          passport: { document: aDocument({ evidenceType: 'passport', validUntil: inDays(1) }) },
        },
      },
      [...ENTITLED, 'lawful_basis holds consent_given | consent_missing', 'evidence waits nothing_held'],
    ],
  ])('%s', (_title, given, steps) => {
    expect(told(given)).toEqual(steps);
  });

  it('says the same of what is held, whatever is held, until the basis holds', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { steps } = explain(facts);
        if (steps.some(({ name }) => name === 'evidence')) return;
        const byType = new Map(
          [...facts.byType].map(([type, { document: _held, ...known }]) => [type, known] as const),
        );
        expect(explain({ ...facts, byType }).steps.filter(({ name }) => name !== 'evidence')).toEqual(steps);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds in every step exactly when it is released', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { steps, verdict } = explain(facts);
        expect(steps.length === 5 && steps.every(({ outcome }) => outcome === 'holds')).toBe(
          verdict.status === 'released',
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
