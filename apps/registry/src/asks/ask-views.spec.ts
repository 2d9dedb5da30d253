import { Catalogue } from '../catalogue/catalogue';
import { anAgency, aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { agreementOf } from '../consents/agreement';
import { toNamedDocument } from '../documents/dto/document.response';
import type { Person } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRejection,
  aRequest,
  daysAgo,
  idOf,
  inDays,
  NOW,
} from '../subjects/person.fixture';
import { toAskResponses, toAskWithEnd } from './ask-views';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());
const NO_NOTES = new Map<string, string>();
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

  const waiting = {
    name: { en: 'Housing Office' },
    contact: anAgency().contact,
    procedureName: { en: 'Housing benefit' },
    since: daysAgo(1),
  };

  it('is one question, with who waits and what may be agreed to in the same step', () => {
    const [ask, ...others] = toAskResponses(person, NO_NOTES, catalogue);
    expect(others).toEqual([]);
    expect(ask).toEqual({
      id: idOf(921),
      evidenceType: 'birth-certificate',
      name: { en: 'Birth certificate' },
      qualifier: '',
      alternatives: [],
      alternativeNames: {},
      why: 'source_not_found',
      askedAt: daysAgo(1),
      deadline: inDays(29),
      waiting: [
        { ...waiting, agency: 'housing', procedure: 'housing-procedure', requestId: idOf(931) },
        { ...waiting, agency: 'tax', procedure: 'tax-procedure', requestId: idOf(951) },
      ],
      consents: [
        {
          id: idOf(911),
          agency: 'housing',
          agencyName: { en: 'Housing Office' },
          purpose: 'housing-purpose',
          purposeDescription: { en: 'To see whether you can get housing benefit.' },
          evidenceType: 'birth-certificate',
          evidenceTypeName: { en: 'Birth certificate' },
          fields: [],
          terms: agreementOf(requested, catalogue)?.terms,
        },
      ],
      held: [],
      rejections: [],
    });
    expect(JSON.stringify(ask)).not.toContain(LEAK);
  });

  it.each([
    ['what a source is asked', aPursuit({ kind: 'fetching' })],
    ['what is closed', aPursuit({ outcome: 'declined', closedAt: daysAgo(0) })],
  ])('is not %s', (_title, pursuit) => {
    expect(toAskResponses({ ...person, pursuits: [pursuit] }, NO_NOTES, catalogue)).toEqual([]);
  });

  it.each([
    ['answered', null, {}],
    ['declined', 'cannot_obtain', { reason: 'cannot_obtain' }],
    ['expired', null, {}],
    ['no_longer_needed', null, {}],
  ] as const)('says that it was %s, and names nobody as waiting then', (outcome, reason, said) => {
    const ended = aPursuit({ outcome, reason, closedAt: daysAgo(0) });
    const ask = toAskWithEnd(ended, { person, notes: NO_NOTES, catalogue });
    expect(ask).toMatchObject({ id: ended.id, outcome, ...said, closedAt: daysAgo(0), waiting: [], consents: [] });
  });

  it('says of an open one that is looked at by itself what the list says', () => {
    const [listed] = toAskResponses(person, NO_NOTES, catalogue);
    expect(toAskWithEnd(person.pursuits[0]!, { person, notes: NO_NOTES, catalogue })).toEqual(listed);
  });

  it('comes in the order in which it was asked', () => {
    const pursuits = [
      aPursuit({ openedAt: daysAgo(1) }),
      aPursuit({ id: idOf(922), openedAt: daysAgo(2), qualifier: 'x' }),
    ];
    const ids = toAskResponses({ ...person, pursuits }, NO_NOTES, catalogue).map(({ id }) => id);
    expect(ids).toEqual([idOf(922), idOf(921)]);
  });

  describe('that other papers would answer as well', () => {
    const story = aCatalogueOfTheStory();
    const either = aRequirement({
      id: 'either',
      evidenceTypeLists: [['birth-certificate'], ['residence-certificate'], ['library-card']],
    });
    const withLists = new Catalogue(1, { ...story, requirements: [...story.requirements, either] });
    const byTax = (requirement: string) =>
      aRequest({ id: idOf(951), agency: 'tax', purpose: 'tax-purpose', procedure: 'tax-procedure', requirement });
    const askOf = (changes: Partial<Person>) =>
      toAskResponses({ ...person, pursuits: [aPursuit()], ...changes }, NO_NOTES, withLists)[0];
    const alternatives = (changes: Partial<Person>) => askOf(changes)?.alternatives;

    it('names those that the agency may have', () => {
      expect(askOf({ requests: [byTax('either')] })).toMatchObject({
        alternatives: [['residence-certificate']],
        alternativeNames: { 'residence-certificate': { en: 'Birth certificate' } },
      });
    });

    it('names none that would leave somebody else waiting', () => {
      expect(alternatives({ requests: [byTax('either'), byTax('proof-of-birth')] })).toEqual([]);
    });

    it('names none that the person has barred', () => {
      const onConsent = {
        ...byTax('either'),
        agency: 'housing',
        purpose: 'housing-purpose',
        procedure: 'housing-procedure',
      };
      const barred = aConsent({ evidenceType: 'residence-certificate', status: 'withdrawn' });
      expect(alternatives({ requests: [onConsent], consents: [] })).toEqual([['residence-certificate']]);
      expect(alternatives({ requests: [onConsent], consents: [barred] })).toEqual([]);
    });

    it('names what is held already and would do, if its person only agreed, and nothing more of it', () => {
      const onConsent = aRequest({ requirement: 'either' });
      const document = aDocument({ evidenceType: 'residence-certificate' });
      const consent = aConsent({ evidenceType: 'residence-certificate', status: 'paused' });
      const changes = { requests: [onConsent], documents: [document], consents: [{ ...consent, ...column }] };
      const ask = askOf({ ...changes });
      expect(ask?.held).toEqual([
        {
          requestId: onConsent.id,
          agency: 'housing',
          agencyName: { en: 'Housing Office' },
          documents: [toNamedDocument(document, withLists)],
          consents: [
            {
              id: consent.id,
              evidenceType: 'residence-certificate',
              evidenceTypeName: { en: 'Birth certificate' },
              status: 'paused',
            },
          ],
        },
      ]);
    });

    it('asks for consent to all of them at once', () => {
      const onConsent = {
        ...byTax('either'),
        agency: 'housing',
        purpose: 'housing-purpose',
        procedure: 'housing-procedure',
      };
      const consents = ['birth-certificate', 'residence-certificate', 'library-card'].map((evidenceType, index) =>
        aConsent({ id: idOf(960 + index), evidenceType, status: 'requested' }),
      );
      const [ask] = toAskResponses(
        { ...person, pursuits: [aPursuit()], requests: [onConsent], consents },
        NO_NOTES,
        withLists,
      );
      expect(ask?.consents.map(({ evidenceType }) => evidenceType)).toEqual(
        consents.map(({ evidenceType }) => evidenceType),
      );
    });
  });

  it('says why what was given before does not do, with what the agency wrote', () => {
    const rejection = { ...aRejection({ agency: 'tax' }), ...column };
    const rejected = { documents: [aDocument()], rejections: [rejection] };
    const notes = new Map([[rejection.id, 'The lower half is missing.']]);
    const [ask] = toAskResponses({ ...person, ...rejected }, notes, catalogue);
    expect(ask?.rejections).toEqual([
      {
        agency: 'tax',
        name: { en: 'Housing Office' },
        reason: 'illegible',
        note: 'The lower half is missing.',
        rejectedAt: NOW,
      },
    ]);
    const another = { ...rejected, documents: [aDocument({ digest: 'sha-256=:another:' })] };
    expect(toAskResponses({ ...person, ...another }, notes, catalogue)[0]?.rejections).toEqual([]);
  });

  it('names nobody as waiting who wants another one of several', () => {
    const [ask] = toAskResponses({ ...person, pursuits: [aPursuit({ qualifier: '2026-05' })] }, NO_NOTES, catalogue);
    expect(ask).toMatchObject({ waiting: [], consents: [] });
  });
});
