import { CONSENT_STATUSES, type ConsentStatus } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import {
  aConsent,
  aDocument,
  aPursuit,
  aRejection,
  aRequest,
  aRequestOfTax,
  daysAgo,
  idOf,
  NOW,
} from '../subjects/person.fixture';
import { alternativesTo, heldInstead, type Known } from './alternatives';
import type { EvidenceTypeList } from './facts';

const BIRTH = ['birth-certificate'];
const RESIDENCE = ['residence-certificate'];
const PASSPORT = ['passport'];
const BOTH = [...PASSPORT, ...RESIDENCE];

const LISTS: Readonly<Record<string, readonly EvidenceTypeList[]>> = {
  either: [BIRTH, RESIDENCE],
  'either-or-both': [BIRTH, BOTH, RESIDENCE],
  'one-or-both': [BIRTH, BOTH],
  'one-or-both-said-otherwise': [BIRTH, [...RESIDENCE, ...PASSPORT]],
  'one-or-not-covered': [BIRTH, [...RESIDENCE, 'library-card']],
};
const story = aCatalogueOfTheStory();
const catalogue = new Catalogue(1, {
  ...story,
  requirements: [
    ...story.requirements,
    ...Object.entries(LISTS).map(([id, evidenceTypeLists]) => aRequirement({ id, evidenceTypeLists })),
    aRequirement({ id: 'fresh-either', evidenceTypeLists: [BIRTH, RESIDENCE], maxAgeDays: 30 }),
  ],
});

const alternatives = (known: Partial<Known>) =>
  alternativesTo(
    aPursuit(),
    { now: NOW, documents: [], consents: [], rejections: [], requests: [], ...known },
    catalogue,
  );
const byLaw = (...requirements: string[]) =>
  requirements.map((requirement, index) => aRequestOfTax({ id: idOf(951 + index), requirement }));
const residence = (changes: Parameters<typeof aDocument>[0] = {}) =>
  aDocument({ evidenceType: 'residence-certificate', ...changes });

describe('what would do in place of what is asked for', () => {
  it.each<[string, Partial<Known>, readonly EvidenceTypeList[]]>([
    ['nothing while nobody waits', {}, []],
    ['another paper', { requests: byLaw('either') }, [RESIDENCE]],
    ['the shortest list first', { requests: byLaw('either-or-both') }, [RESIDENCE, BOTH]],
    ['nothing where the agency may not have all of it', { requests: byLaw('one-or-not-covered') }, []],
    [
      'nothing where the purpose is not declared',
      { requests: [aRequestOfTax({ requirement: 'either', purpose: 'gone' })] },
      [],
    ],
    ['what does for everybody who waits', { requests: byLaw('either-or-both', 'either') }, [RESIDENCE]],
    ['nothing where nothing does for everybody', { requests: byLaw('either', 'one-or-both') }, []],
    [
      'the same papers, in whatever order a requirement names them',
      { requests: byLaw('one-or-both', 'one-or-both-said-otherwise') },
      [BOTH],
    ],
    [
      'whatever they say who wait for another type, or another one of several',
      {
        requests: [
          ...byLaw('either'),
          aRequestOfTax({ id: idOf(961), requirement: 'proof-of-residence', evidenceTypes: RESIDENCE }),
          aRequestOfTax({ id: idOf(962), qualifier: '2026-05' }),
        ],
      },
      [RESIDENCE],
    ],
  ])('%s', (_title, known, expected) => {
    expect(alternatives(known)).toEqual(expected);
  });

  it.each<[string, Partial<Known>, readonly EvidenceTypeList[]]>([
    ['is left out', { documents: [residence()] }, [[], PASSPORT]],
    ['counts by its type', { documents: [residence({ evidenceType: 'birth-certificate' })] }, [RESIDENCE, BOTH]],
    ['counts for its own qualifier only', { documents: [residence({ qualifier: '2026-05' })] }, [RESIDENCE, BOTH]],
    ['counts while it is valid', { documents: [residence({ validUntil: NOW })] }, [RESIDENCE, BOTH]],
    [
      'is none once it was rejected',
      {
        documents: [residence()],
        rejections: [aRejection({ evidenceType: 'residence-certificate', requirement: 'either-or-both' })],
      },
      [RESIDENCE, BOTH],
    ],
  ])('what is held of it %s', (_title, known, expected) => {
    expect(alternatives({ requests: byLaw('either-or-both'), ...known })).toEqual(expected);
  });

  it('needs what is held to be as young as the requirement says', () => {
    const old = [residence({ issuedAt: daysAgo(31) })];
    expect(alternatives({ requests: byLaw('fresh-either'), documents: old })).toEqual([RESIDENCE]);
    expect(alternatives({ requests: byLaw('either'), documents: old })).toEqual([[]]);
  });

  it.each(CONSENT_STATUSES)('asks on consent whether the person has barred it, by law never: %s', (status) => {
    const consents = ['housing', 'tax'].map((agency) =>
      aConsent({ agency, purpose: `${agency}-purpose`, evidenceType: 'residence-certificate', status }),
    );
    const isBarred = ['refused', 'withdrawn', 'paused'].includes(status);
    const onConsent = [aRequest({ requirement: 'either' })];
    expect(alternatives({ requests: onConsent, consents })).toEqual(isBarred ? [] : [RESIDENCE]);
    expect(alternatives({ requests: byLaw('either'), consents })).toEqual([RESIDENCE]);
  });
});

describe('what is held already and would do, if the person only agreed', () => {
  const onConsent = aRequest({ requirement: 'either-or-both', status: 'asking' });
  const passport = aDocument({ id: idOf(972), evidenceType: 'passport' });
  const consentTo = (evidenceType: string, status: ConsentStatus) =>
    aConsent({ id: idOf(evidenceType === 'passport' ? 962 : 961), evidenceType, status });
  const held = (known: Partial<Known>) =>
    heldInstead(
      aPursuit(),
      { now: NOW, documents: [residence()], consents: [], rejections: [], requests: [onConsent], ...known },
      catalogue,
    );

  it.each<[ConsentStatus, boolean]>([
    ['requested', true],
    ['refused', true],
    ['withdrawn', true],
    ['paused', true],
    ['given', false],
    ['expired', false],
  ])('is offered while its consent is %s: %s', (status, isOffered) => {
    const consents = [consentTo('residence-certificate', status)];
    const offer = { request: onConsent, documents: [residence()], consents };
    expect(held({ consents })).toEqual(isOffered ? [offer] : []);
  });

  it('is what takes the fewest decisions', () => {
    const both = aRequest({ requirement: 'one-or-both', status: 'asking' });
    const consents = [consentTo('residence-certificate', 'given'), consentTo('passport', 'refused')];
    const documents = [residence(), passport];
    expect(held({ requests: [both], documents, consents })).toMatchObject([{ consents: [{ id: idOf(962) }] }]);
    const refused = [consentTo('residence-certificate', 'refused'), consentTo('passport', 'refused')];
    expect(held({ documents, consents: refused })).toMatchObject([{ consents: [{ id: idOf(961) }] }]);
  });

  it.each<[string, Partial<Known>]>([
    ['by law', { requests: byLaw('either') }],
    ['to those who wait for something else', { requests: [aRequest({ requirement: 'either', qualifier: '2026-05' })] }],
    ['of which a part is missing', { requests: [aRequest({ requirement: 'one-or-both' })] }],
    ['that is no longer valid', { documents: [residence({ validUntil: NOW })] }],
    ['that the agency may not have', { requests: [aRequest({ requirement: 'one-or-not-covered' })] }],
    [
      'that was rejected',
      { rejections: [aRejection({ evidenceType: 'residence-certificate', requirement: 'either-or-both' })] },
    ],
  ])('is not offered: %s', (_title, known) => {
    expect(held({ consents: [consentTo('residence-certificate', 'refused')], ...known })).toEqual([]);
  });
});
