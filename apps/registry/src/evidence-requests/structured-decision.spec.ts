import type { LawfulBasis } from '@askonce/contracts';
import { Catalogue } from '../catalogue/catalogue';
import { anEvidenceType } from '../catalogue/catalogue.fixture';
import type { CatalogueContent } from '../catalogue/catalogue-content';
import { aCatalogueOfTheStory, BIRTH } from '../catalogue-of-the-story.fixture';
import { explain } from '../explanations/explanation';
import { Draft } from '../subjects/draft';
import type { EvidenceRequest, Person } from '../subjects/person';
import { aConsent, aDocument, aPerson, aPursuit, aRequest, HOUSING, idOf, idsFrom } from '../subjects/person.fixture';
import { alternativesTo, waitsFor } from './alternatives';
import { decide } from './decision';
import { factsFor } from './request-facts';
import { settle } from './settle';

const story = aCatalogueOfTheStory();
/** Housing gets fields only. */
const catalogueWith = (fields: string[] | undefined, lawfulBasis: LawfulBasis, sources: string[] = []): Catalogue => {
  const evidenceTypes = story.evidenceTypes.map((type) =>
    type.id === 'birth-certificate' ? anEvidenceType({ schema: BIRTH, sources }) : type,
  );
  const purposes = story.purposes.map((purpose) =>
    purpose.id === 'housing-purpose'
      ? { ...purpose, evidenceTypes: ['birth-certificate'], lawfulBasis, ...(fields && { fields }) }
      : purpose,
  );
  return new Catalogue(1, { ...story, evidenceTypes, purposes } satisfies CatalogueContent);
};
const byFields = (lawfulBasis: LawfulBasis) => catalogueWith(['dateOfBirth'], lawfulBasis);
const withSource = catalogueWith(['dateOfBirth'], 'legal_obligation', ['civil-registry']);

const data = aDocument({ provenance: 'agency_issued', sealedAttributes: '\\x00' });
const scan = aDocument();
const factsOf = (person: Partial<Person>, catalogue: Catalogue) =>
  factsFor(aRequest(), new Draft(aPerson(person), idsFrom(), HOUSING), catalogue);
const decided = (person: Partial<Person>, catalogue: Catalogue) => {
  const { status, code, reasons, needs, consentsToRequest, releases } = decide(factsOf(person, catalogue));
  return { status, code, reasons, needs, consentsToRequest, fields: releases.map(({ fields }) => fields) };
};
const DENIED = {
  status: 'denied',
  code: 'no_structured_evidence',
  needs: [],
};

describe('a request under a purpose that names fields', () => {
  it('is released the fields of what its issuer deposited as data', () => {
    expect(decided({ documents: [data] }, byFields('legal_obligation'))).toMatchObject({
      status: 'released',
      fields: [['dateOfBirth']],
    });
  });

  const since = aRequest().createdAt;
  it.each<[string, Partial<Person>]>([
    ['nothing is held', {}],
    ['a file is held', { documents: [scan] }],
    ['a file is held that its issuer deposited', { documents: [aDocument({ provenance: 'agency_issued' })] }],
    ['a fetch for others is under way', { pursuits: [aPursuit({ kind: 'fetching', source: 'civil-registry' })] }],
    ['the citizen declined to give a file', { pursuits: [aPursuit({ outcome: 'declined', closedAt: since })] }],
  ])('has a source asked for data, where %s', (_title, person) => {
    const needs = [{ kind: 'fetching', asData: true }];
    expect(decided(person, withSource)).toMatchObject({ status: 'fetching', needs });
  });

  it('has the fetch bring data for as long as somebody needs it', () => {
    const fetch = aPursuit({ kind: 'fetching', source: 'civil-registry', asData: true });
    const { subjectRef, evidenceType, qualifier, id } = fetch;
    const holdings = [{ subjectRef, evidenceType, qualifier, documentId: null, pursuitId: id }];
    const tax = aRequest({ id: idOf(952), agency: 'tax', purpose: 'tax-purpose', procedure: 'tax-procedure' });
    const demandsOf = (requests: EvidenceRequest[]) => {
      const draft = new Draft(aPerson({ requests, holdings, pursuits: [fetch] }), idsFrom(), HOUSING);
      settle(draft, withSource);
      return draft.openPursuits().map(({ asData }) => asData);
    };
    expect([demandsOf([aRequest(), tax]), demandsOf([tax]), demandsOf([])]).toEqual([[true], [false], []]);
  });

  it.each<[string, Partial<Person>, Catalogue]>([
    ['there is no source', {}, byFields('legal_obligation')],
    ['others ask the citizen', { pursuits: [aPursuit()] }, withSource],
    [
      'the source had none',
      { pursuits: [aPursuit({ kind: 'fetching', outcome: 'not_found', closedAt: since })] },
      withSource,
    ],
  ])('is denied, and no citizen asked, where %s', (_title, person, catalogue) => {
    expect(decided({ documents: [scan], ...person }, catalogue)).toMatchObject(DENIED);
  });

  it('asks for consent before it tells that there is no data, and for no paper', () => {
    const pending = { status: 'consent_pending', needs: [], consentsToRequest: ['birth-certificate'] };
    const before = [{}, { documents: [data] }].map((person) => decided(person, byFields('consent')));
    expect(before).toMatchObject([pending, pending]);
    expect(before[0]).toEqual(before[1]);
    const consents = [aConsent({ fields: ['dateOfBirth'] })];
    expect(decided({ consents }, byFields('consent'))).toMatchObject(DENIED);
  });

  it('is released no more than the person was told of, whatever is declared later', () => {
    const person = { documents: [data], consents: [aConsent({ fields: ['dateOfBirth'] })] };
    const released = [['dateOfBirth', 'name'], undefined].map((fields) =>
      decided(person, catalogueWith(fields, 'consent')),
    );
    expect(released.map(({ fields }) => fields)).toEqual([[['dateOfBirth']], [['dateOfBirth']]]);
    expect(decided({ ...person, documents: [scan] }, catalogueWith(undefined, 'consent'))).toMatchObject(DENIED);
  });

  it('is released all that is declared where that rests on no consent, whatever one was told of', () => {
    const person = { documents: [data], consents: [aConsent({ fields: ['dateOfBirth'] })] };
    const { fields } = decided(person, catalogueWith(['dateOfBirth', 'name'], 'legal_obligation'));
    expect(fields).toEqual([['dateOfBirth', 'name']]);
  });

  it('is explained as lacking evidence, not as asking for what it may not', () => {
    const { steps } = explain(factsOf({ documents: [scan] }, byFields('legal_obligation')));
    expect(steps.slice(-2)).toEqual([
      { name: 'lawful_basis', outcome: 'holds' },
      {
        name: 'evidence',
        outcome: 'fails',
        lists: [[{ evidenceType: 'birth-certificate', states: ['not_as_data'] }]],
      },
    ]);
  });

  it('waits for nothing that a citizen could give', () => {
    const catalogue = byFields('consent');
    expect(waitsFor(aRequest(), aPursuit(), catalogue)).toBe(false);
    expect(waitsFor(aRequest({ agency: 'tax', purpose: 'tax-purpose' }), aPursuit(), catalogue)).toBe(true);
    const known = { now: '', documents: [], consents: [], rejections: [], requests: [aRequest()] };
    expect(alternativesTo(aPursuit(), known, catalogue)).toEqual([]);
  });
});
