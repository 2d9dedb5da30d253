import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { Draft } from '../subjects/draft';
import type { EvidenceRequest, Person } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aRequest,
  aRequestOfTax,
  daysAgo,
  HOUR_MS,
  HOUSING,
  idOf,
  idsFrom,
  inDays,
  later,
  NOW,
} from '../subjects/person.fixture';
import { cancelInto, decideInto, expireInto, expiryFrom, type Occasion } from './carry-out';

const catalogue = new Catalogue(7, aCatalogueOfTheStory());

function carriedOut(work: (draft: Draft) => void, person: Partial<Person> = {}) {
  const draft = new Draft(aPerson({ catalogueVersion: 7, ...person }), idsFrom(), HOUSING);
  work(draft);
  return draft.changes({ raisesVersion: draft.movesOthers });
}
const decided = (request: EvidenceRequest, occasion: Occasion = 'made', person: Partial<Person> = {}, by = catalogue) =>
  carriedOut((draft) => decideInto(draft, request, by, occasion), person);

const ofTax = {
  actor: HOUSING,
  requestId: aRequestOfTax().id,
  agency: 'tax',
  procedure: 'tax-procedure',
  requirement: 'proof-of-birth',
  purpose: 'tax-purpose',
  lawfulBasis: 'legal_obligation',
  evidenceTypes: ['birth-certificate'],
  channel: 'portal',
  requestedAt: daysAgo(1),
};
const ofAsking = {
  code: 'asking',
  reasons: [
    { code: 'legal_obligation' },
    { code: 'citizen_asked', detail: 'The person is asked for it, once, whoever else waits.' },
  ],
};

describe('a request that is decided', () => {
  it('when it is made: one fact says what is asked, by which catalogue, and how it stands', () => {
    const { facts, requests } = decided(aRequestOfTax());
    expect(facts[0]).toEqual({
      eventId: idOf(1),
      type: 'askonce.evidence.requested.v1',
      data: { ...ofTax, decision: ofAsking, catalogueVersion: 7 },
    });
    expect(requests).toMatchObject([{ status: 'asking', decisionCode: 'asking', eventId: idOf(1), updatedAt: NOW }]);
  });

  it('again: says from where to where', () => {
    const { facts } = decided(aRequestOfTax({ status: 'fetching' }), 'changed');
    expect(facts[0]).toMatchObject({
      type: 'askonce.evidence.moved.v1',
      data: { ...ofTax, from: 'fetching', to: 'asking', decision: ofAsking },
    });
  });

  it('again with the same outcome: says nothing, unless its agency had rejected what it got', () => {
    const isOf = (occasion: Occasion) => decided(aRequestOfTax(), occasion).requests?.length;
    expect([isOf('changed'), isOf('reopened')]).toEqual([0, 1]);
  });

  it('again with another list: says so', () => {
    const either = aRequestOfTax({ requirement: 'proof-of-either', evidenceTypes: ['passport'] });
    expect(decided(either, 'changed').requests).toMatchObject([{ evidenceTypes: ['residence-certificate'] }]);
  });

  it('to be released: the documents stand in the fact, and each release in a row', () => {
    const consent = aConsent();
    const document = aDocument({ createdAt: daysAgo(3), validUntil: inDays(2) });
    const { facts, releases, restsUntil } = decided(aRequest(), 'made', { documents: [document], consents: [consent] });
    const release = { id: idOf(2), evidenceType: 'birth-certificate', qualifier: '', documentId: document.id };
    expect(releases).toEqual([
      {
        ...release,
        subjectRef: document.subjectRef,
        requestId: aRequest().id,
        source: 'held',
        consentId: consent.id,
        eventId: idOf(1),
        releasedAt: NOW,
        endedAt: null,
        fields: null,
      },
    ]);
    const { id: releaseId, ...about } = release;
    const { version, digest, provenance } = document;
    expect(facts).toMatchObject([
      {
        type: 'askonce.evidence.released.v1',
        data: { decision: { code: 'released' }, documents: [{ releaseId, ...about, version, digest, provenance }] },
      },
    ]);
    expect((facts[0]?.data as { documents: object[] }).documents[0]).toHaveProperty('source', 'held');
    expect(restsUntil).toBe(inDays(2));
  });

  it.each([
    ['fields of each', ['dateOfBirth'], ['street', 'dateOfBirth'], { fields: ['dateOfBirth', 'street'] }],
    ['fields of one, and the file of the other', ['dateOfBirth'], null, {}],
    ['the file of each', null, null, {}],
  ])('to be released %s: never says that it was fields where a file went', (_title, ofBirth, ofResidence, only) => {
    const types = ['birth-certificate', 'residence-certificate'];
    const story = aCatalogueOfTheStory();
    const purposes = story.purposes.map((purpose) => ({ ...purpose, evidenceTypes: types }));
    const request = aRequest({ requirement: null, evidenceTypes: types });
    const held = types.map((evidenceType, place) =>
      aDocument({ id: idOf(40 + place), evidenceType, provenance: 'agency_issued', sealedAttributes: '\\x00' }),
    );
    const consents = [ofBirth, ofResidence].map((fields, place) =>
      aConsent({ id: idOf(50 + place), evidenceType: types[place]!, fields }),
    );
    const by = new Catalogue(8, { ...story, purposes });
    const [released] = decided(request, 'made', { documents: held, consents }, by).facts;
    const { fields, documents } = released?.data as { fields?: string[]; documents: object[] };
    expect([documents.length, { ...(fields && { fields }) }]).toEqual([2, only]);
  });

  it('to be released by law: rests on no consent', () => {
    const person = { documents: [aDocument()], consents: [aConsent({ agency: 'tax', purpose: 'tax-purpose' })] };
    expect(decided(aRequestOfTax(), 'made', person).releases).toMatchObject([{ consentId: null }]);
  });

  it('to be denied: keeps the basis that it came on, where the catalogue has none', () => {
    const { facts, requests } = decided(aRequestOfTax({ purpose: 'gone' }));
    expect(requests).toMatchObject([{ status: 'denied', lawfulBasis: 'legal_obligation' }]);
    expect(facts).toMatchObject([{ type: 'askonce.evidence.denied.v1', data: { purpose: 'gone' } }]);
  });

  it('to be denied: says first that its agency is not entitled, then what the catalogue has lost', () => {
    const lost = { requirements: [], procedures: [] };
    const codeBy = (changes: Parameters<typeof aCatalogueOfTheStory>[0]) =>
      decided(aRequestOfTax(), 'changed', {}, new Catalogue(8, aCatalogueOfTheStory(changes))).requests?.[0]
        ?.decisionCode;
    expect(codeBy({ ...lost, agencies: [] })).toBe('agency_suspended');
    expect(codeBy(lost)).toBe('evidence_type_not_covered');
  });
});

describe('what a decision needs', () => {
  it('is asked of the citizen for as many days as the catalogue gives them', () => {
    expect(decided(aRequestOfTax()).pursuits).toMatchObject([
      { kind: 'asking', source: null, why: null, deadline: inDays(30), openedBy: aRequestOfTax().id },
    ]);
  });

  it('is asked of a source for as many minutes', () => {
    const residence = aRequestOfTax({ requirement: 'proof-of-residence', evidenceTypes: ['residence-certificate'] });
    expect(decided(residence).pursuits).toMatchObject([
      { kind: 'fetching', source: 'civil-registry', deadline: later(HOUR_MS), evidenceType: 'residence-certificate' },
    ]);
  });

  it('is as strict as the requirement, and of the qualifier that is asked for', () => {
    const fresh = aRequestOfTax({ requirement: 'fresh-proof-of-birth', qualifier: '2026-05' });
    expect(decided(fresh).pursuits).toMatchObject([{ maxAgeDays: 30, qualifier: '2026-05' }]);
  });

  it('is refused where the catalogue does not say how long to wait', () => {
    const lost = new Catalogue(8, aCatalogueOfTheStory({ evidenceTypes: [] }));
    expect(() => decided(aRequestOfTax(), 'made', {}, lost)).toThrow(
      'The catalogue lost the evidence type birth-certificate during a decision.',
    );
  });

  it('is a consent, asked for the first time', () => {
    const { consents, facts } = decided(aRequest());
    expect(consents).toEqual([
      {
        ...aConsent(),
        id: idOf(2),
        status: 'requested',
        requestedAt: NOW,
        decidedAt: null,
        validUntil: null,
        noticedFor: null,
      },
    ]);
    expect(facts[1]).toMatchObject({ type: 'askonce.consent.changed.v1', data: { transition: 'request' } });
    expect(facts[1]?.data).not.toHaveProperty('from');
  });

  it('is a consent that has ended, asked for anew', () => {
    const { consents, facts } = decided(aRequest(), 'made', { consents: [aConsent({ validUntil: NOW })] });
    expect(consents).toMatchObject([{ id: aConsent().id, status: 'requested', validUntil: null, decidedAt: null }]);
    expect(facts[1]?.data).toMatchObject({ transition: 'request', from: 'expired', to: 'requested' });
  });
});

describe('a request that ends undecided', () => {
  it.each<[string, (draft: Draft) => void, string, object]>([
    [
      'its agency cancels it',
      (draft) => {
        cancelInto(draft, aRequestOfTax());
      },
      'cancelled',
      { code: 'cancelled_by_agency' },
    ],
    [
      'its person is erased',
      (draft) => {
        cancelInto(draft, aRequestOfTax(), 'subject_erased');
      },
      'cancelled',
      { code: 'subject_erased' },
    ],
    [
      'its time is up',
      (draft) => {
        expireInto(draft, aRequestOfTax());
      },
      'expired',
      { code: 'request_expired', detail: 'It could not be released before the request expired.' },
    ],
  ])('because %s says so, once', (_why, work, status, reason) => {
    const { requests, facts } = carriedOut(work);
    const standing = { status, decisionCode: status, reasons: [reason], eventId: idOf(1), updatedAt: NOW };
    expect(requests).toEqual([{ ...aRequestOfTax(), ...standing }]);
    const decision = { code: status, reasons: [reason] };
    const data = { ...ofTax, from: 'asking', to: status, decision };
    expect(facts).toEqual([{ eventId: idOf(1), type: 'askonce.evidence.moved.v1', data }]);
  });

  it('has waited for thirty days at most', () => {
    expect(expiryFrom(NOW)).toBe(inDays(30));
  });
});
