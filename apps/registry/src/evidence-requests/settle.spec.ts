import { Catalogue } from '../catalogue/catalogue';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { applyChanges } from '../subjects/apply-changes.fixture';
import { Draft } from '../subjects/draft';
import type { Person } from '../subjects/person';
import {
  aConsent,
  aDocument,
  aPerson,
  aPursuit,
  aRequest,
  aRequestOfTax,
  daysAgo,
  HOUSING,
  idOf,
  idsFrom,
  inDays,
} from '../subjects/person.fixture';
import { settle } from './settle';

const catalogue = new Catalogue(1, aCatalogueOfTheStory());

function settled(person: Person, by: Catalogue = catalogue) {
  const draft = new Draft(person, idsFrom(), HOUSING);
  settle(draft, by);
  const changes = draft.changes({ raisesVersion: draft.movesOthers });
  return {
    changes,
    restsUntil: changes.restsUntil,
    after: applyChanges(person, changes),
    facts: changes.facts.map(({ type }) => type),
  };
}

const residence = { evidenceTypes: ['residence-certificate'], requirement: 'proof-of-residence' };
const asking = (changes: Parameters<typeof aPursuit>[0] = {}) => {
  const pursuit = aPursuit(changes);
  const { subjectRef, evidenceType, qualifier, id } = pursuit;
  return { pursuits: [pursuit], holdings: [{ subjectRef, evidenceType, qualifier, documentId: null, pursuitId: id }] };
};

describe('settle', () => {
  it('leaves alone what waits rightly', () => {
    const { changes } = settled(aPerson({ requests: [aRequestOfTax()], ...asking() }));
    expect(changes).toMatchObject({ facts: [], requests: [], pursuits: [], holdings: [] });
  });

  it('releases to everybody whom a document serves, and closes what nobody needs any more', () => {
    const { after, facts, changes } = settled(
      aPerson({ requests: [aRequestOfTax(), aRequestOfTax({ id: idOf(952) })], documents: [aDocument()], ...asking() }),
    );
    expect(facts).toEqual(['askonce.evidence.released.v1', 'askonce.evidence.released.v1', 'askonce.ask.closed.v1']);
    expect(after.requests).toEqual([]);
    expect(changes.pursuits).toMatchObject([{ outcome: 'no_longer_needed' }]);
    expect(after.holdings).toMatchObject([{ pursuitId: null }]);
  });

  it('closes a pursuit without waiters', () => {
    const { facts } = settled(aPerson(asking()));
    expect(facts).toEqual(['askonce.ask.closed.v1']);
  });

  it('keeps a pursuit that a stricter request still needs', () => {
    const fresh = aRequestOfTax({ id: idOf(952), requirement: 'fresh-proof-of-birth' });
    const old = aDocument({ issuedAt: daysAgo(60) });
    const { facts, after } = settled(
      aPerson({ requests: [aRequestOfTax(), fresh], documents: [old], ...asking({ maxAgeDays: 30 }) }),
    );
    expect(facts).toEqual(['askonce.evidence.released.v1']);
    expect(after.pursuits).toMatchObject([{ closedAt: null, maxAgeDays: 30 }]);
  });

  it('expects no more of a pursuit than those who still wait for it', () => {
    const { after } = settled(aPerson({ requests: [aRequestOfTax()], ...asking({ maxAgeDays: 30 }) }));
    expect(after.pursuits).toMatchObject([{ closedAt: null, maxAgeDays: null }]);
  });

  it('denies who waits when consent has gone, and releases nothing', () => {
    const { facts, changes } = settled(
      aPerson({ requests: [aRequest()], documents: [aDocument()], consents: [aConsent({ status: 'withdrawn' })] }),
    );
    expect(facts).toEqual(['askonce.evidence.denied.v1']);
    expect(changes.releases).toEqual([]);
  });

  it('asks for a consent again that ran out while its request waited', () => {
    const { after, facts, changes } = settled(
      aPerson({ requests: [aRequest()], consents: [aConsent({ validUntil: daysAgo(1) })], ...asking() }),
    );
    expect(facts).toEqual(['askonce.evidence.moved.v1', 'askonce.consent.changed.v1']);
    expect(after.consents).toMatchObject([{ status: 'requested', validUntil: null, decidedAt: null }]);
    expect(changes.facts[1]?.data).toMatchObject({ transition: 'request', from: 'expired', to: 'requested' });
  });

  it('takes back a question for consent that no request waits for any more', () => {
    const consents = [aConsent({ status: 'requested', decidedAt: null, validUntil: null })];
    const { after, facts } = settled(aPerson({ consents }));
    expect(facts).toEqual(['askonce.consent.changed.v1']);
    expect(after.consents).toMatchObject([{ status: 'expired' }]);
    expect(settled(after).facts).toEqual([]);
  });

  it('rests on whatever ends first among all that it releases', () => {
    const documents = [aDocument({ validUntil: inDays(9) })];
    const consents = [aConsent({ validUntil: inDays(2) })];
    expect(settled(aPerson({ requests: [aRequestOfTax()], documents, consents })).restsUntil).toBe(inDays(9));
    expect(settled(aPerson({ requests: [aRequestOfTax(), aRequest()], documents, consents })).restsUntil).toBe(
      inDays(2),
    );
    expect(settled(aPerson({ requests: [aRequestOfTax()], ...asking() })).restsUntil).toBeUndefined();
  });

  it('says on which basis it decides now, not on which the request came', () => {
    const { changes } = settled(
      aPerson({ requests: [aRequestOfTax({ lawfulBasis: 'consent' })], documents: [aDocument()] }),
    );
    expect(changes.requests).toMatchObject([{ lawfulBasis: 'legal_obligation' }]);
    expect(changes.facts[0]?.data).toMatchObject({ lawfulBasis: 'legal_obligation' });
  });

  it('asks the citizen at once where the fetch that it closes hid the need', () => {
    const fetch = { evidenceType: 'residence-certificate', kind: 'fetching' as const };
    const failed = aPursuit({ ...fetch, id: idOf(922), outcome: 'unavailable', closedAt: daysAgo(1) });
    const open = asking(fetch);
    const person = aPerson({
      requests: [aRequest({ ...residence, status: 'consent_pending', createdAt: daysAgo(2) })],
      consents: [aConsent({ evidenceType: 'residence-certificate', status: 'requested', validUntil: null })],
      holdings: open.holdings,
      pursuits: [failed, ...open.pursuits],
    });
    const { facts, after } = settled(person);
    expect(facts).toEqual(['askonce.fetch.ended.v1', 'askonce.ask.opened.v1']);
    expect(settled(after).facts).toEqual([]);
  });
});

describe('settle by a catalogue that has lost', () => {
  const story = aCatalogueOfTheStory();
  const denials: [string, Catalogue, string, (string | undefined)[]][] = [
    [
      'the requirement',
      new Catalogue(2, { ...story, requirements: [], procedures: [] }),
      'evidence_type_not_covered',
      [undefined, '"proof-of-birth" is no longer in the catalogue. Ask again for what is.'],
    ],
    ['the purpose', new Catalogue(2, { ...story, purposes: [] }), 'purpose_not_declared', [undefined]],
    ['the agency', new Catalogue(2, { ...story, agencies: [] }), 'agency_suspended', [undefined]],
  ];

  it.each(denials)('%s: it denies who waits, releases nothing, and closes the ask', (_what, lost, code, details) => {
    const { changes, facts, after } = settled(aPerson({ requests: [aRequestOfTax()], ...asking() }), lost);
    expect(facts).toEqual(['askonce.evidence.denied.v1', 'askonce.ask.closed.v1']);
    expect(changes.requests).toMatchObject([{ status: 'denied', decisionCode: code }]);
    expect(changes.requests?.[0]?.reasons.map(({ detail }) => detail)).toEqual(details);
    expect(after.holdings).toMatchObject([{ pursuitId: null }]);
  });

  it('the evidence type that a request names: it denies, though the purpose claims to cover it', () => {
    const lost = new Catalogue(2, { ...story, evidenceTypes: [], requirements: [] });
    const { changes, facts } = settled(
      aPerson({ requests: [aRequestOfTax({ requirement: null })], ...asking() }),
      lost,
    );
    expect(facts).toEqual(['askonce.evidence.denied.v1', 'askonce.ask.closed.v1']);
    const detail = '"birth-certificate" is no longer in the catalogue. Ask again for what is.';
    expect(changes.requests?.[0]?.reasons[1]?.detail).toBe(detail);
  });

  it('the requirement: it does not release by looser terms what is held', () => {
    const fresh = aRequestOfTax({ requirement: 'fresh-proof-of-birth' });
    const old = aDocument({ issuedAt: daysAgo(60) });
    const lost = new Catalogue(2, { ...story, requirements: [], procedures: [] });
    const { changes, facts } = settled(aPerson({ requests: [fresh], documents: [old] }), lost);
    expect(facts).toEqual(['askonce.evidence.denied.v1']);
    expect(changes.releases).toEqual([]);
  });
});
