import { aConsent, aDocument, aPursuit, daysAgo, NOW } from '../subjects/person.fixture';
import { decide } from './decision';
import { someFacts } from './decision.fixture';

type Given = NonNullable<Parameters<typeof someFacts>[0]>;
const birth = (known: NonNullable<Given['known']>[string]) => ({ known: { 'birth-certificate': known } });

describe('the reasons of a decision', () => {
  const failed = aPursuit({ outcome: 'expired', openedAt: daysAgo(2), closedAt: NOW });
  it.each<[string, Given, readonly string[]]>([
    [
      'of a release: its basis, and where it comes from',
      birth({ document: aDocument() }),
      ['legal_obligation', 'held'],
    ],
    [
      'of several types: each place they come from, once',
      {
        terms: { lists: [['birth-certificate', 'residence-certificate']] },
        known: {
          'birth-certificate': { document: aDocument() },
          'residence-certificate': { document: aDocument({ evidenceType: 'residence-certificate' }) },
        },
      },
      ['legal_obligation', 'held'],
    ],
    [
      'of a release on consent',
      { basis: 'consent', ...birth({ document: aDocument(), consent: aConsent() }) },
      ['consent_valid', 'held'],
    ],
    ['of an ask', {}, ['legal_obligation', 'citizen_asked']],
    ['of a fetch', birth({ source: 'civil-registry' }), ['legal_obligation', 'source_asked']],
    ['of waiting for consent', { basis: 'consent' }, ['consent_missing']],
    ['of a denial', { agencyActive: false }, ['agency_suspended']],
    ['of giving up', { terms: { since: daysAgo(2) }, ...birth({ failedPursuits: [failed] }) }, ['ask_expired']],
  ])('%s', (_title, given, codes) => {
    const { reasons } = decide(someFacts(given));
    expect(reasons.map(({ code }) => code)).toEqual(codes);
    // Whatever is said beside a code is said in words.
    for (const { detail = 'nothing' } of reasons) expect(detail).not.toBe('');
  });
});
