import { Draft } from '../subjects/draft';
import type { EvidenceRequest, HeldDocument, Pursuit } from '../subjects/person';
import {
  aDocument,
  aPerson,
  aPursuit,
  aRequest,
  daysAgo,
  HOUSING,
  idOf,
  idsFrom,
  inDays,
  NOW,
} from '../subjects/person.fixture';
import { Catalogue } from '../catalogue/catalogue';
import { aRequirement } from '../catalogue/catalogue.fixture';
import { aCatalogueOfTheStory } from '../catalogue-of-the-story.fixture';
import { addDocument, isBetter } from './add-document';

const story = aCatalogueOfTheStory();
const catalogue = new Catalogue(1, {
  ...story,
  requirements: [
    ...story.requirements,
    aRequirement({ id: 'either', evidenceTypeLists: [['birth-certificate'], ['residence-certificate']] }),
    aRequirement({ id: 'any', evidenceTypeLists: [['birth-certificate'], ['residence-certificate'], ['passport']] }),
    aRequirement({
      id: 'both-or-one',
      evidenceTypeLists: [['birth-certificate', 'passport'], ['residence-certificate']],
    }),
    aRequirement({
      id: 'one-or-both',
      evidenceTypeLists: [['birth-certificate'], ['passport', 'residence-certificate']],
    }),
    aRequirement({ id: 'two', evidenceTypeLists: [['passport'], ['birth-certificate', 'residence-certificate']] }),
  ],
});

type Change = Partial<HeldDocument>;
const issued = { provenance: 'agency_issued' } as const;
const ended = { validUntil: daysAgo(1) };

describe('isBetter', () => {
  it.each<[string, Change, Change, boolean]>([
    ['issued by an agency against given by the citizen', issued, {}, true],
    ['given by the citizen against issued by an agency', {}, issued, false],
    ['even where it is younger', { issuedAt: NOW }, { ...issued, issuedAt: daysAgo(900) }, false],
    ['younger of the same provenance', { issuedAt: daysAgo(1) }, { issuedAt: daysAgo(2) }, true],
    ['older of the same provenance', { issuedAt: daysAgo(2) }, { issuedAt: daysAgo(1) }, false],
    ['of the same day: the newcomer', { issuedAt: daysAgo(1) }, { issuedAt: daysAgo(1) }, true],
    ['of unknown days: by their coming in', { createdAt: NOW }, { createdAt: daysAgo(1) }, true],
    ['anything valid against what has ended', { issuedAt: daysAgo(900) }, { ...issued, ...ended }, true],
    [
      'what has ended against anything valid',
      { ...issued, ...ended, issuedAt: daysAgo(2) },
      { issuedAt: daysAgo(9) },
      false,
    ],
    ['of two that have ended, the better one', ended, { ...issued, ...ended }, false],
  ])('%s', (_title, candidate, current, expected) => {
    expect(isBetter(aDocument(candidate), aDocument(current), NOW)).toBe(expected);
  });
});

interface Case {
  readonly incoming?: Change;
  readonly current?: Change;
  readonly pursuit?: Partial<Pursuit> | readonly Partial<Pursuit>[];
  readonly replaces?: boolean;
  readonly requests?: readonly EvidenceRequest[];
}

function add({ incoming, current, pursuit, replaces = false, requests = [] }: Case) {
  const held = current && aDocument({ id: idOf(801), ...current });
  const pursuits = [pursuit ?? []].flat().map((each) => aPursuit(each));
  const person = aPerson({ documents: held ? [held] : [], pursuits, requests });
  const draft = new Draft(person, idsFrom(), HOUSING);
  const document = aDocument({ id: idOf(802), version: 2, createdAt: NOW, ...incoming });
  const added = addDocument(draft, document, { catalogue, replaces: replaces ? held : undefined });
  const changes = draft.changes({ raisesVersion: true });
  return {
    draft,
    changes,
    added,
    document: added.document,
    is: {
      status: added.document.status,
      answered: added.answered,
      arrival: added.document.arrival,
      closed: changes.pursuits?.map(({ outcome }) => outcome)[0],
    },
  };
}

describe('addDocument', () => {
  const fetching = { kind: 'fetching' } as const;
  it.each<[string, Case, object]>([
    ['the first is current', {}, { status: 'current', answered: false, arrival: 'deposited' }],
    ['a worse one is kept as superseded', { current: issued }, { status: 'superseded', answered: false }],
    ['unless it replaces', { current: issued, replaces: true }, { status: 'current' }],
    [
      'or those who wait need it',
      { current: { ...issued, issuedAt: daysAgo(60) }, pursuit: { maxAgeDays: 30 } },
      { status: 'current', answered: true, closed: 'answered' },
    ],
    [
      'given while the citizen is asked: it was asked for',
      { pursuit: {} },
      { answered: true, arrival: 'asked', closed: 'answered' },
    ],
    [
      'deposited while the citizen is asked: they need not bring it',
      { incoming: { ...issued, depositedBy: 'civil-registry' }, pursuit: {} },
      { answered: true, arrival: 'deposited', closed: 'no_longer_needed' },
    ],
    [
      'given while a source is asked: it need not answer',
      { pursuit: fetching },
      { answered: true, arrival: 'deposited', closed: 'no_longer_needed' },
    ],
    [
      'what the source sent: it was found',
      { incoming: { ...issued, arrival: 'fetched' }, pursuit: fetching },
      { answered: true, arrival: 'fetched', closed: 'found' },
    ],
    [
      'a file where those who wait need data: likewise current, and not found',
      { incoming: { ...issued, arrival: 'fetched' }, pursuit: { ...fetching, asData: true } },
      { status: 'current', answered: false, closed: undefined },
    ],
    [
      'data where those who wait need it, though older than the file that is held',
      {
        incoming: { ...issued, arrival: 'fetched', issuedAt: daysAgo(9), sealedAttributes: '\\x00' },
        current: { ...issued, issuedAt: daysAgo(1) },
        pursuit: { ...fetching, asData: true },
      },
      { status: 'current', answered: true, closed: 'found' },
    ],
    [
      'too old: current, but the question stays open',
      { incoming: { issuedAt: daysAgo(31) }, pursuit: { maxAgeDays: 30 } },
      { status: 'current', answered: false, closed: undefined },
    ],
    [
      'of another provenance: likewise',
      { pursuit: { acceptedProvenance: ['agency_issued'] } },
      { status: 'current', answered: false, closed: undefined },
    ],
    [
      'of another holding: likewise',
      { pursuit: { qualifier: '2026-05' } },
      { status: 'current', answered: false, arrival: 'deposited', closed: undefined },
    ],
    [
      'ended already: a valid copy stays',
      { incoming: { ...ended, issuedAt: daysAgo(3) }, current: { issuedAt: daysAgo(9) } },
      { status: 'superseded', answered: false },
    ],
  ])('%s', (_title, given, expected) => {
    expect(add(given).is).toMatchObject(expected);
  });

  it('names the pursuit that it came in for, and no other', () => {
    expect(add({ pursuit: {} }).document.pursuitId).toBe(idOf(921));
    expect(add({ pursuit: fetching }).document.pursuitId).toBeNull();
    expect(add({ incoming: { pursuitId: idOf(1) } }).document.pursuitId).toBeNull();
  });

  it('supersedes the one before, ends first, and points the holding at the new one', () => {
    const { changes, draft } = add({ current: {} });
    expect(changes.documents).toMatchObject([
      { id: idOf(801), status: 'superseded', endedAt: NOW },
      { id: idOf(802), status: 'current', endedAt: null },
    ]);
    expect(changes.holdings).toMatchObject([{ documentId: idOf(802) }]);
    expect(draft.currentDocument(aDocument())?.id).toBe(idOf(802));
  });

  it('leaves the better one before where it is', () => {
    const { changes, draft } = add({ current: issued });
    expect(changes.documents).toMatchObject([{ id: idOf(802), status: 'superseded' }]);
    expect(changes.holdings).toEqual([]);
    expect(draft.currentDocument(aDocument())?.id).toBe(idOf(801));
  });

  describe('while an ask waits that another paper would answer as well', () => {
    const waiting = aRequest({
      agency: 'tax',
      purpose: 'tax-purpose',
      procedure: 'tax-procedure',
      requirement: 'either',
    });
    const instead = { evidenceType: 'residence-certificate' };
    const given = (others: readonly EvidenceRequest[] = []) =>
      add({ incoming: instead, pursuit: {}, requests: [waiting, ...others] });

    it('counts as asked for and answers it', () => {
      const { is, document, added } = given();
      expect(is).toMatchObject({ answered: false, arrival: 'asked', closed: 'answered' });
      expect(added.answeredInstead).toBe(true);
      expect(document.pursuitId).toBe(idOf(921));
    });

    it('answers it also where it is but a part of what another ask waits for', () => {
      const partly = { ...waiting, id: idOf(951), requirement: 'two', evidenceTypes: ['passport'] };
      const asks = [{ id: idOf(922), evidenceType: 'passport' }, {}];
      const { added, changes } = add({ incoming: instead, pursuit: asks, requests: [partly, waiting] });
      expect(added.answeredInstead).toBe(true);
      expect(changes.pursuits).toMatchObject([{ id: idOf(921), outcome: 'answered' }]);
    });

    it('answers it, whatever else would have done', () => {
      const { is } = add({ incoming: instead, pursuit: {}, requests: [{ ...waiting, requirement: 'any' }] });
      expect(is).toMatchObject({ arrival: 'asked', closed: 'answered' });
    });

    it('answers it, though a source is asked for what belongs to it', () => {
      const both = ['birth-certificate', 'passport'];
      const { is, document } = add({
        incoming: instead,
        pursuit: [{ ...fetching, id: idOf(922), evidenceType: 'passport' }, {}],
        requests: [{ ...waiting, requirement: 'both-or-one', evidenceTypes: both }],
      });
      expect(is).toMatchObject({ arrival: 'asked', closed: 'answered' });
      expect(document.pursuitId).toBe(idOf(921));
    });

    it('answers it once, where it is of the type that is asked for', () => {
      const { changes, added } = add({ current: instead, pursuit: {}, requests: [waiting] });
      expect(changes.facts.map(({ type }) => type)).toEqual(['askonce.document.added.v1', 'askonce.ask.closed.v1']);
      expect(added).toMatchObject({ answered: true, answeredInstead: false });
    });

    it('is nothing to it when somebody else waits whom it does not serve', () => {
      const { is, added } = given([{ ...waiting, id: idOf(951), requirement: 'proof-of-birth' }]);
      expect(is).toMatchObject({ arrival: 'deposited', closed: undefined });
      expect(added.answeredInstead).toBe(false);
    });

    it('counts as asked for, and leaves it open while something else is missing', () => {
      const requests = [{ ...waiting, requirement: 'one-or-both' }];
      const { is, added } = add({ incoming: instead, pursuit: {}, requests });
      expect(is).toMatchObject({ answered: false, arrival: 'asked', closed: undefined });
      expect(added.answeredInstead).toBe(false);
    });

    it.each<[string, Partial<Pursuit>, Partial<EvidenceRequest>]>([
      ['an ask for another qualifier', { qualifier: '2026-05' }, { qualifier: '2026-05' }],
      ['a fetch', fetching, {}],
    ])('is nothing to %s', (_what, pursuit, request) => {
      const { is } = add({ incoming: instead, pursuit, requests: [{ ...waiting, ...request }] });
      expect(is).toMatchObject({ arrival: 'deposited', closed: undefined });
    });

    it('is no answer of the citizen when an agency deposits it', () => {
      const { is } = add({ incoming: { ...instead, depositedBy: 'tax' }, pursuit: {}, requests: [waiting] });
      expect(is).toMatchObject({ arrival: 'deposited', closed: undefined });
    });
  });

  it('records one fact, and one more for what it answered', () => {
    const types = ({ changes }: ReturnType<typeof add>) => changes.facts.map(({ type }) => type);
    expect(types(add({}))).toEqual(['askonce.document.added.v1']);
    expect(types(add({ pursuit: {} }))).toEqual(['askonce.document.added.v1', 'askonce.ask.closed.v1']);
    expect(add({ current: {}, replaces: true }).changes.facts[0]?.data).toMatchObject({ replaces: idOf(801) });
  });

  it('says what came in, and of its dates and issuer what is known', () => {
    const dataOf = (given: Case) => add(given).changes.facts[0]?.data;
    const known = { issuer: 'civil-registry', issuedAt: daysAgo(9), validUntil: inDays(9) };
    const { version, provenance, digest, channel, mediaType, size } = aDocument({ version: 2 });
    const always = {
      actor: HOUSING,
      documentId: idOf(802),
      evidenceType: 'birth-certificate',
      qualifier: '',
      version,
      provenance,
      digest,
      channel,
      mediaType,
      size,
    };
    expect(dataOf({})).toEqual({ ...always, current: true });
    expect(dataOf({ incoming: known, current: issued })).toEqual({ ...always, ...known, current: false });
  });

  it('keeps the content that came with it', () => {
    expect(add({}).changes.contents).toEqual([aDocument().contentId]);
  });
});
