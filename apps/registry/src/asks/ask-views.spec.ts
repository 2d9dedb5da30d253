import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { aConsent, aPerson, aPursuit, aRequest, daysAgo, idOf, inDays } from '../subjects/person.fixture';
import { toAskResponses } from './ask-views';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const LEAK = 'must not leave';
const column = { newColumn: LEAK };

describe('what is asked of a person', () => {
  const requested = aConsent({ status: 'requested', validUntil: null, decidedAt: null });
  const person = aPerson({
    pursuits: [{ ...aPursuit({ why: 'source_not_found' }), ...column }],
    requests: [
      { ...aRequest({ status: 'consent_pending', createdAt: daysAgo(1) }), ...column },
      aRequest({ id: idOf(951), agency: 'tax', procedure: 'tax-procedure', createdAt: daysAgo(1) }),
    ],
    consents: [{ ...requested, ...column }, aConsent({ id: idOf(912), agency: 'childcare', status: 'requested' })],
  });

  it('is one question, with who waits and what may be agreed to in the same step', () => {
    const [ask, ...others] = toAskResponses(person, catalogue);
    expect(others).toEqual([]);
    expect(ask).toEqual({
      id: idOf(921),
      evidenceType: 'birth-certificate',
      name: { en: 'Birth certificate' },
      qualifier: '',
      alternatives: [],
      why: 'source_not_found',
      askedAt: daysAgo(1),
      deadline: inDays(29),
      waiting: [
        { agency: 'housing', name: { en: 'Housing Office' }, procedure: 'housing-procedure', since: daysAgo(1) },
        { agency: 'tax', name: { en: 'Housing Office' }, procedure: 'tax-procedure', since: daysAgo(1) },
      ],
      consents: [{ id: idOf(911), agency: 'housing', purpose: 'housing-purpose', fields: [] }],
    });
    expect(JSON.stringify(ask)).not.toContain(LEAK);
  });

  it.each([
    ['what a source is asked', aPursuit({ kind: 'fetching' })],
    ['what is closed', aPursuit({ outcome: 'declined', closedAt: daysAgo(0) })],
  ])('is not %s', (_title, pursuit) => {
    expect(toAskResponses({ ...person, pursuits: [pursuit] }, catalogue)).toEqual([]);
  });

  it('comes in the order in which it was asked', () => {
    const pursuits = [
      aPursuit({ openedAt: daysAgo(1) }),
      aPursuit({ id: idOf(922), openedAt: daysAgo(2), qualifier: 'x' }),
    ];
    const ids = toAskResponses({ ...person, pursuits }, catalogue).map(({ id }) => id);
    expect(ids).toEqual([idOf(922), idOf(921)]);
  });

  it('names nobody as waiting who wants another one of several', () => {
    const [ask] = toAskResponses({ ...person, pursuits: [aPursuit({ qualifier: '2026-05' })] }, catalogue);
    expect(ask).toMatchObject({ waiting: [], consents: [] });
  });
});
