import { Catalogue } from '../catalogue/catalogue';
import { aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { EvidenceRequest, HeldDocument, Person, Rejection } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRejection,
  aRequest,
  daysAgo,
  HOUSING,
  idOf,
  idsFrom,
  NOW,
} from '../subjects/person.fixture';
import { aboutRequest, factsFor, rejectionOf } from './request-facts';

const BIRTH = 'birth-certificate';
const RESIDENCE = 'residence-certificate';

const story = aCatalogueOfTheStory();
const catalogue = new Catalogue(1, {
  ...story,
  agencies: story.agencies.map((agency) => (agency.id === 'school' ? { ...agency, status: 'suspended' } : agency)),
  requirements: [
    ...story.requirements,
    aRequirement({ id: 'strict', maxAgeDays: 30, acceptedProvenance: ['agency_issued'] }),
  ],
});

const factsOf = (request: Partial<EvidenceRequest> = {}, person: Partial<Person> = {}) =>
  factsFor(aRequest(request), new Draft(aPerson(person), idsFrom(), HOUSING), catalogue);

describe('the facts of a decision', () => {
  it.each<[string, Partial<EvidenceRequest>, object]>([
    [
      'any list of its requirement',
      { requirement: 'proof-of-either' },
      { lists: [[BIRTH], [RESIDENCE]], kept: [BIRTH] },
    ],
    ['the types it names, where it has no requirement', { requirement: null }, { lists: [[BIRTH]] }],
    ['and those also where the catalogue has lost it', { requirement: 'gone' }, { lists: [[BIRTH]] }],
    ['since it was made', { createdAt: daysAgo(2) }, { since: daysAgo(2) }],
    ['since it waits again', { createdAt: daysAgo(2), reopenedAt: NOW }, { since: NOW }],
    ['who asked for it', { explicitRequest: false }, { explicitRequest: false }],
    ['age and provenance', { requirement: 'strict' }, { maxAgeDays: 30, acceptedProvenance: ['agency_issued'] }],
  ])('are what a request asks: %s', (_title, request, expected) => {
    expect(factsOf(request).terms).toMatchObject(expected);
  });

  it('name no age and no provenance where the requirement names none', () => {
    expect(Object.keys(factsOf().terms).sort()).toEqual(['explicitRequest', 'kept', 'lists', 'since']);
  });

  it.each<[string, Partial<EvidenceRequest>, { agencyActive: boolean; declared: boolean }]>([
    ['a declared purpose', {}, { agencyActive: true, declared: true }],
    ['the purpose of another procedure', { procedure: 'tax-procedure' }, { agencyActive: true, declared: false }],
    ['the purpose of another agency', { agency: 'tax' }, { agencyActive: true, declared: false }],
    ['an agency that is suspended', { agency: 'school' }, { agencyActive: false, declared: false }],
    ['an agency that is gone', { agency: 'gone' }, { agencyActive: false, declared: false }],
  ])('are what the catalogue entitles to: %s', (_title, request, { agencyActive, declared }) => {
    const { entitlement } = factsOf(request);
    expect([entitlement.agencyActive, entitlement.purpose !== undefined]).toEqual([agencyActive, declared]);
  });

  it('are what is known of each type of each list', () => {
    const document = aDocument();
    const openPursuit = aPursuit();
    const consent = aConsent({ evidenceType: RESIDENCE });
    const failed = aPursuit({ id: idOf(1), evidenceType: RESIDENCE, outcome: 'declined', closedAt: NOW });
    const { byType } = factsOf(
      { requirement: 'proof-of-either' },
      {
        documents: [document],
        pursuits: [openPursuit, failed],
        consents: [consent, aConsent({ id: idOf(2), agency: 'tax' })],
      },
    );
    expect(Object.fromEntries(byType)).toEqual({
      [BIRTH]: { document, openPursuit, failedPursuits: [] },
      [RESIDENCE]: { consent, failedPursuits: [failed], source: 'civil-registry' },
    });
  });

  it('are that a document was rejected, in place of the document', () => {
    const { byType } = factsOf({}, { documents: [aDocument()], rejections: [aRejection()] });
    expect(byType.get(BIRTH)).toEqual({ rejected: 'illegible', failedPursuits: [] });
  });
});

describe('a rejection of the same file by the same requirement', () => {
  it.each<[string, Partial<HeldDocument>, Partial<EvidenceRequest>, boolean]>([
    ['the file that was rejected', {}, {}, true],
    ['another file', { digest: 'sha-256=:another:' }, {}, false],
    ['another requirement', {}, { requirement: 'fresh-proof-of-birth' }, false],
    ['what an agency issued', { provenance: 'agency_issued' }, {}, false],
    ['the same file as another type', { evidenceType: RESIDENCE }, {}, false],
    ['the same file for another qualifier', { qualifier: '2026-05' }, {}, false],
  ])('looked up for %s', (_title, document, request, expected) => {
    const found = rejectionOf(aDocument(document), aRequest(request), [aRejection()]);
    expect(found !== undefined).toBe(expected);
  });

  it('is the newest of several', () => {
    const rejections: Rejection[] = [aRejection({ reason: 'incomplete' }), aRejection({ reason: 'wrong_person' })];
    expect(rejectionOf(aDocument(), aRequest(), rejections)?.reason).toBe('wrong_person');
  });
});

describe('what events say of a request', () => {
  const always = {
    requestId: aRequest().id,
    agency: 'housing',
    procedure: 'housing-procedure',
    purpose: 'housing-purpose',
    evidenceTypes: [BIRTH],
    channel: 'portal',
    requestedAt: NOW,
  };

  it('is all that it has', () => {
    const more = { requirement: 'proof-of-birth', lawfulBasis: 'consent', journey: 'j-1', official: 'o-1' } as const;
    expect(aboutRequest(aRequest(more))).toEqual({ ...always, ...more });
  });

  it('leaves out what it has not', () => {
    const less = { requirement: null, lawfulBasis: null, journey: null, official: null };
    expect(aboutRequest(aRequest(less))).toEqual(always);
  });
});
