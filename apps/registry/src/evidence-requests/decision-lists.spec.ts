import { aConsent, aDocument, aPursuit, daysAgo, NOW } from '../subjects/person.fixture';
import { sameList } from './choose-list';
import { decide } from './decision';
import { someFacts } from './decision.fixture';

type Given = NonNullable<Parameters<typeof someFacts>[0]>;
const failedFetch = (outcome: 'not_found' | 'unavailable', closedAt: string) =>
  aPursuit({ kind: 'fetching', outcome, closedAt });

describe('several lists, any of which will do', () => {
  const BIRTH = ['birth-certificate'];
  const FAMILY = ['family-book', 'passport'];
  const either = { lists: [BIRTH, FAMILY] };
  const held = (evidenceType: string) => ({ document: aDocument({ evidenceType }) });
  const fetchable = { source: 'civil-registry' };
  const verdict = (given: Given) => {
    const { code, list, needs, consentsToRequest } = decide(
      someFacts({ ...given, terms: { ...either, ...given.terms } }),
    );
    return { is: code, list, needs: needs.map(({ evidenceType }) => evidenceType), consents: consentsToRequest };
  };
  const given = (changes: Parameters<typeof aConsent>[0]) => ({ consent: aConsent(changes) });

  it.each<[string, Given, { is: string; list: readonly string[]; needs?: readonly string[]; consents?: string[] }]>([
    ['the shortest way is gone first', {}, { is: 'asking', list: BIRTH, needs: BIRTH }],
    [
      'one that is held as a whole is released',
      { known: { 'family-book': held('family-book'), passport: held('passport') } },
      { is: 'released', list: FAMILY },
    ],
    [
      'even while another is pursued',
      {
        terms: { ...either, kept: BIRTH },
        known: {
          'family-book': held('family-book'),
          passport: held('passport'),
          'birth-certificate': { openPursuit: aPursuit() },
        },
      },
      { is: 'released', list: FAMILY },
    ],
    [
      'of two that are held, the one that was pursued',
      {
        terms: { ...either, kept: FAMILY },
        known: {
          'family-book': held('family-book'),
          passport: held('passport'),
          'birth-certificate': held('birth-certificate'),
        },
      },
      { is: 'released', list: FAMILY },
    ],
    [
      'what is fetched bothers nobody',
      { known: { 'family-book': held('family-book'), passport: fetchable } },
      { is: 'fetching', list: FAMILY, needs: ['passport'] },
    ],
    [
      'what is pursued already counts as not missing',
      { known: { 'family-book': { openPursuit: aPursuit() }, passport: held('passport') } },
      { is: 'asking', list: FAMILY, needs: ['family-book'] },
    ],
    [
      'a list is kept though another became shorter',
      { terms: { ...either, kept: FAMILY }, known: { 'birth-certificate': fetchable } },
      { is: 'asking', list: FAMILY, needs: FAMILY },
    ],
    [
      'until its source has nothing',
      {
        terms: { ...either, kept: FAMILY, since: daysAgo(1) },
        known: {
          'family-book': held('family-book'),
          passport: { ...fetchable, failedPursuits: [failedFetch('not_found', NOW)] },
          'birth-certificate': fetchable,
        },
      },
      { is: 'fetching', list: BIRTH, needs: BIRTH },
    ],
    [
      'or one of its sources has nothing',
      {
        terms: { ...either, kept: FAMILY, since: daysAgo(1) },
        known: { passport: { ...fetchable, failedPursuits: [failedFetch('not_found', NOW)] } },
      },
      { is: 'asking', list: BIRTH, needs: BIRTH },
    ],
    [
      'or the person declines it',
      {
        terms: { ...either, kept: BIRTH, since: daysAgo(1) },
        known: { 'birth-certificate': { failedPursuits: [aPursuit({ outcome: 'declined', closedAt: NOW })] } },
      },
      { is: 'asking', list: FAMILY, needs: FAMILY },
    ],
    [
      'one that the purpose does not cover is none',
      {
        purpose: { evidenceTypes: FAMILY, lawfulBasis: 'legal_obligation' },
        known: { 'birth-certificate': held('birth-certificate') },
      },
      { is: 'asking', list: FAMILY, needs: FAMILY },
    ],
    [
      'one question asks for consent to all of them, and for the paper of one',
      { basis: 'consent' },
      { is: 'consent_pending', list: BIRTH, needs: BIRTH, consents: [...BIRTH, ...FAMILY] },
    ],
    [
      'for no paper while another list is held as a whole and only the answer is missing, whichever was pursued',
      {
        basis: 'consent',
        terms: { ...either, kept: BIRTH },
        known: { 'family-book': held('family-book'), passport: held('passport') },
      },
      { is: 'consent_pending', list: BIRTH, consents: [...BIRTH, ...FAMILY] },
    ],
    [
      'for the paper of one again where what is held is barred',
      {
        basis: 'consent',
        terms: { ...either, kept: BIRTH },
        known: {
          'family-book': held('family-book'),
          passport: { ...held('passport'), ...given({ status: 'paused' }) },
        },
      },
      { is: 'consent_pending', list: BIRTH, needs: BIRTH, consents: BIRTH },
    ],
    [
      'consent to one whole list is enough',
      { basis: 'consent', known: { 'family-book': given({}), passport: given({}) } },
      { is: 'asking', list: FAMILY, needs: FAMILY },
    ],
    [
      'a refusal of one leaves the other',
      { basis: 'consent', known: { 'birth-certificate': given({ status: 'refused' }) } },
      { is: 'consent_pending', list: FAMILY, needs: FAMILY, consents: FAMILY },
    ],
    [
      'when all are refused, the one pursued says why',
      {
        terms: { ...either, kept: FAMILY },
        basis: 'consent',
        known: { 'birth-certificate': given({ status: 'refused' }), passport: given({ status: 'withdrawn' }) },
      },
      { is: 'consent_withdrawn', list: FAMILY },
    ],
  ])('%s', (_title, facts, { needs = [], consents = [], ...expected }) => {
    expect(verdict(facts)).toEqual({ ...expected, needs, consents });
  });

  it('is kept while it is asked for, though another is being fetched', () => {
    const terms = { lists: [BIRTH, ['passport']], kept: BIRTH };
    const known = {
      'birth-certificate': { openPursuit: aPursuit() },
      passport: { openPursuit: aPursuit({ kind: 'fetching', evidenceType: 'passport' }) },
    };
    expect(verdict({ terms, known })).toMatchObject({ is: 'asking', list: BIRTH });
  });

  it('is kept though its source has nothing, where another takes as much', () => {
    const failed = { ...fetchable, failedPursuits: [failedFetch('not_found', NOW)] };
    const kept = ['passport'];
    for (const lists of [
      [kept, BIRTH],
      [BIRTH, kept],
    ]) {
      const terms = { lists, kept, since: daysAgo(1) };
      expect(verdict({ terms, known: { passport: failed } })).toMatchObject({ is: 'asking', list: kept });
    }
  });
});

describe('two lists are the same', () => {
  const BOTH = ['birth-certificate', 'passport'];
  it.each<[string, readonly string[], boolean]>([
    ['with the same types', ['birth-certificate', 'passport'], true],
    ['not with one more', [...BOTH, 'family-book'], false],
    ['not with one less', ['birth-certificate'], false],
    ['not with another one', ['birth-certificate', 'family-book'], false],
  ])('%s', (_title, other, expected) => {
    expect(sameList(BOTH, other)).toBe(expected);
  });
});
