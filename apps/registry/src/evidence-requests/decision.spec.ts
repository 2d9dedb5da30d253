import { decide } from './decision';
import { someFacts } from './decision.fixture';
import { aConsent, aDocument, aPursuit, daysAgo, HOUR_MS, inDays, later, NOW } from '../subjects/person.fixture';

type Given = NonNullable<Parameters<typeof someFacts>[0]>;
const outcome = (given: Given) => {
  const { status, code, needs, releases, consentsToRequest } = decide(someFacts(given));
  expect(code).toBe(status === 'denied' ? code : status);
  return {
    is: code,
    ...(needs.length > 0 && { needs: needs.map(({ kind, why }) => (why ? `${kind} ${why}` : kind)) }),
    ...(releases.length > 0 && { from: releases.map(({ source }) => source) }),
    ...(consentsToRequest.length > 0 && { consents: consentsToRequest }),
  };
};
const birth = (known: NonNullable<Given['known']>[string]) => ({ known: { 'birth-certificate': known } });
const held = birth({ document: aDocument() });
const consent = (changes: Parameters<typeof aConsent>[0]) => ({ consent: aConsent(changes) });
const failedFetch = (outcomeOfIt: 'not_found' | 'ambiguous' | 'unavailable', closedAt: string) =>
  aPursuit({ kind: 'fetching', outcome: outcomeOfIt, closedAt });

describe('decide', () => {
  describe('who is not entitled is denied, whatever is held', () => {
    it.each<[string, Given, string]>([
      ['a suspended agency', { ...held, agencyActive: false }, 'agency_suspended'],
      [
        'a type the purpose does not cover',
        { ...held, purpose: { evidenceTypes: ['library-card'], lawfulBasis: 'consent' } },
        'evidence_type_not_covered',
      ],
      [
        'a public task nobody asked for',
        { ...held, basis: 'public_task', terms: { explicitRequest: false } },
        'explicit_request_missing',
      ],
    ])('%s', (_title, given, is) => {
      expect(outcome(given)).toEqual({ is });
    });

    it('an undeclared purpose', () => {
      const { entitlement, ...facts } = someFacts(held);
      const { agencyActive } = entitlement;
      expect(decide({ ...facts, entitlement: { agencyActive } })).toMatchObject({ code: 'purpose_not_declared' });
      const suspended = decide({ ...facts, entitlement: { agencyActive: false } });
      expect(suspended.code).toBe('agency_suspended');
    });
  });

  describe('the lawful basis comes before everything that is held', () => {
    it.each<[string, Given, object]>([
      [
        'a legal obligation holds by itself',
        { ...held, terms: { explicitRequest: false } },
        { is: 'released', from: ['held'] },
      ],
      [
        'so does a vital interest',
        { ...held, basis: 'vital_interest', terms: { explicitRequest: false } },
        { is: 'released', from: ['held'] },
      ],
      [
        'a public task holds when the person asked for it',
        { ...held, basis: 'public_task' },
        { is: 'released', from: ['held'] },
      ],
      [
        'consent holds while it is given',
        { basis: 'consent', ...birth({ document: aDocument(), consent: aConsent() }) },
        { is: 'released', from: ['held'] },
      ],
      [
        'consent that was never asked for is asked for',
        { basis: 'consent', ...held },
        { is: 'consent_pending', consents: ['birth-certificate'] },
      ],
      [
        'consent that was asked for is not asked for again',
        {
          basis: 'consent',
          ...birth({ document: aDocument(), ...consent({ status: 'requested', validUntil: null }) }),
        },
        { is: 'consent_pending' },
      ],
      [
        'consent that has expired is asked for again',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ status: 'expired' }) }) },
        { is: 'consent_pending', consents: ['birth-certificate'] },
      ],
      [
        'consent that ends now has ended',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ validUntil: NOW }) }) },
        { is: 'consent_pending', consents: ['birth-certificate'] },
      ],
      [
        'consent without an end authorises nothing',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ validUntil: null }) }) },
        { is: 'consent_pending', consents: ['birth-certificate'] },
      ],
      [
        'refused consent denies',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ status: 'refused' }) }) },
        { is: 'consent_refused' },
      ],
      [
        'withdrawn consent denies',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ status: 'withdrawn' }) }) },
        { is: 'consent_withdrawn' },
      ],
      [
        'paused consent denies',
        { basis: 'consent', ...birth({ document: aDocument(), ...consent({ status: 'paused' }) }) },
        { is: 'consent_paused' },
      ],
      [
        'a consent is nothing to an obligation',
        birth({ document: aDocument(), ...consent({ status: 'withdrawn' }) }),
        { is: 'released', from: ['held'] },
      ],
    ])('%s', (_title, given, expected) => {
      expect(outcome(given)).toEqual(expected);
    });
  });

  describe('what is held is released, else a source is asked, else the citizen', () => {
    it.each<[string, Given, object]>([
      ['nothing held and no source', {}, { is: 'asking', needs: ['asking'] }],
      ['nothing held and a source', birth({ source: 'civil-registry' }), { is: 'fetching', needs: ['fetching'] }],
      [
        'an ask under way is joined, though a source is there now',
        birth({ source: 'civil-registry', openPursuit: aPursuit() }),
        { is: 'asking', needs: ['asking'] },
      ],
      [
        'a fetch under way is joined',
        birth({ openPursuit: aPursuit({ kind: 'fetching' }) }),
        { is: 'fetching', needs: ['fetching'] },
      ],
      [
        'a held copy needs nothing, whoever else is asked for a newer one',
        birth({ document: aDocument(), openPursuit: aPursuit({ maxAgeDays: 1 }) }),
        { is: 'released', from: ['held'] },
      ],
      [
        'a source that did not answer those who waited',
        {
          ...birth({ source: 'civil-registry', failedPursuits: [failedFetch('unavailable', NOW)] }),
          terms: { since: daysAgo(1) },
        },
        { is: 'asking', needs: ['asking source_unavailable'] },
      ],
      [
        'is asked again by who comes later',
        birth({ source: 'civil-registry', failedPursuits: [failedFetch('unavailable', later(-1))] }),
        { is: 'fetching', needs: ['fetching'] },
      ],
      [
        'a source that has nothing rests for a day',
        birth({ source: 'civil-registry', failedPursuits: [failedFetch('not_found', later(1 - 24 * HOUR_MS))] }),
        { is: 'asking', needs: ['asking source_not_found'] },
      ],
      [
        'so does one that knows several such people',
        birth({ source: 'civil-registry', failedPursuits: [failedFetch('ambiguous', later(-HOUR_MS))] }),
        { is: 'asking', needs: ['asking source_ambiguous'] },
      ],
      [
        'and no longer',
        birth({ source: 'civil-registry', failedPursuits: [failedFetch('not_found', later(-24 * HOUR_MS))] }),
        { is: 'fetching', needs: ['fetching'] },
      ],
    ])('%s', (_title, given, expected) => {
      expect(outcome(given)).toEqual(expected);
    });
  });

  describe('a declined ask', () => {
    const declined = (closedAt: string) => aPursuit({ outcome: 'declined', closedAt });
    const waited = { terms: { since: daysAgo(2) } };
    it.each<[string, Given, object]>([
      [
        'denies those who waited for it',
        { ...waited, ...birth({ failedPursuits: [declined(daysAgo(1))] }) },
        { is: 'ask_declined' },
      ],
      [
        'denies them where consent was in the same question',
        { ...waited, basis: 'consent', ...birth({ failedPursuits: [declined(daysAgo(1))] }) },
        { is: 'ask_declined' },
      ],
      [
        'denies nobody who asks later',
        birth({ failedPursuits: [declined(daysAgo(1))] }),
        { is: 'asking', needs: ['asking'] },
      ],
      [
        'is forgotten once something came in',
        { ...waited, ...birth({ document: aDocument(), failedPursuits: [declined(daysAgo(1))] }) },
        { is: 'released', from: ['held'] },
      ],
      [
        'tells less than a refused consent',
        {
          ...waited,
          basis: 'consent',
          ...birth({ ...consent({ status: 'refused' }), failedPursuits: [declined(daysAgo(1))] }),
        },
        { is: 'consent_refused' },
      ],
    ])('%s', (_title, given, expected) => {
      expect(outcome(given)).toEqual(expected);
    });
  });

  describe('an ask that nobody answered in time', () => {
    const ranOut = (openedAt: string) => aPursuit({ outcome: 'expired', openedAt, closedAt: NOW });
    const waited = { terms: { since: daysAgo(2) } };
    it.each<[string, Given, object]>([
      [
        'ends those who waited for it from its first day',
        { ...waited, ...birth({ failedPursuits: [ranOut(daysAgo(2))] }) },
        { is: 'expired' },
      ],
      [
        'is asked anew for those who came later',
        { ...waited, ...birth({ failedPursuits: [ranOut(later(-1, daysAgo(2)))] }) },
        { is: 'asking', needs: ['asking'] },
      ],
      [
        'ends nobody while the next one is open',
        { ...waited, ...birth({ failedPursuits: [ranOut(daysAgo(2))], openPursuit: aPursuit() }) },
        { is: 'asking', needs: ['asking'] },
      ],
      [
        'ends nobody who can be asked by machine',
        { ...waited, ...birth({ failedPursuits: [ranOut(daysAgo(2))], source: 'civil-registry' }) },
        { is: 'fetching', needs: ['fetching'] },
      ],
      [
        'ends those who need it together with what a source would bring',
        {
          terms: { ...waited.terms, lists: [['birth-certificate', 'residence-certificate']] },
          known: {
            'birth-certificate': { failedPursuits: [ranOut(daysAgo(2))] },
            'residence-certificate': { source: 'civil-registry' },
          },
        },
        { is: 'expired' },
      ],
      [
        'is forgotten once something came in',
        { ...waited, ...birth({ document: aDocument(), failedPursuits: [ranOut(daysAgo(2))] }) },
        { is: 'released', from: ['held'] },
      ],
      [
        'is asked anew while consent is missing: its end would tell what is held',
        { ...waited, basis: 'consent', ...birth({ failedPursuits: [ranOut(daysAgo(2))] }) },
        { is: 'consent_pending', needs: ['asking'], consents: ['birth-certificate'] },
      ],
      [
        'ends those who have consent',
        { ...waited, basis: 'consent', ...birth({ ...consent({}), failedPursuits: [ranOut(daysAgo(2))] }) },
        { is: 'expired' },
      ],
    ])('%s', (_title, given, expected) => {
      expect(outcome(given)).toEqual(expected);
    });
  });

  describe('one question for consent and paper', () => {
    const pending = (known: NonNullable<Given['known']>[string]) => outcome({ basis: 'consent', ...birth(known) });

    it('asks for both where only the citizen has it', () => {
      expect(pending({})).toEqual({ is: 'consent_pending', needs: ['asking'], consents: ['birth-certificate'] });
    });
    it('asks no source before the basis holds', () => {
      const is = { is: 'consent_pending', consents: ['birth-certificate'] };
      expect(pending({ source: 'civil-registry' })).toEqual(is);
      expect(pending({ openPursuit: aPursuit({ kind: 'fetching' }) })).toEqual(is);
    });
    it('asks for the paper too where the source had nothing', () => {
      const failedPursuits = [failedFetch('not_found', NOW)];
      expect(pending({ source: 'civil-registry', failedPursuits })).toMatchObject({
        needs: ['asking source_not_found'],
      });
    });
  });

  describe('several types, all or nothing', () => {
    const both = { terms: { lists: [['birth-certificate', 'residence-certificate']] } };
    const known = (one: NonNullable<Given['known']>[string], other: NonNullable<Given['known']>[string]) => ({
      ...both,
      known: { 'birth-certificate': one, 'residence-certificate': other },
    });
    const residence = { evidenceType: 'residence-certificate' };
    it.each<[string, Given, object]>([
      [
        'both held',
        known({ document: aDocument() }, { document: aDocument(residence) }),
        { is: 'released', from: ['held', 'held'] },
      ],
      ['one held: nothing is released', known({ document: aDocument() }, {}), { is: 'asking', needs: ['asking'] }],
      [
        'the least advanced decides',
        known({}, { source: 'civil-registry' }),
        { is: 'asking', needs: ['asking', 'fetching'] },
      ],
      [
        'all can be fetched',
        known({ document: aDocument() }, { source: 'civil-registry' }),
        { is: 'fetching', needs: ['fetching'] },
      ],
      [
        'one consent of two',
        { ...known(consent({}), {}), basis: 'consent' },
        { is: 'consent_pending', needs: ['asking', 'asking'], consents: ['residence-certificate'] },
      ],
      [
        'one of two withdrawn',
        { ...known(consent({}), consent({ ...residence, status: 'withdrawn' })), basis: 'consent' },
        { is: 'consent_withdrawn' },
      ],
    ])('%s', (_title, given, expected) => {
      expect(outcome(given)).toEqual(expected);
    });
  });

  describe('where a release comes from, for its requester', () => {
    const created = { terms: { since: daysAgo(2) } };
    it.each(['asked', 'fetched'] as const)('%s, when it came in on the way of the wait', (arrival) => {
      expect(outcome({ ...created, ...birth({ document: aDocument({ arrival, createdAt: daysAgo(1) }) }) })).toEqual({
        is: 'released',
        from: [arrival],
      });
    });
    it('held, when it was there before or simply came', () => {
      const given = (document: Parameters<typeof aDocument>[0]) =>
        outcome({ ...created, ...birth({ document: aDocument(document) }) });
      expect(given({ arrival: 'asked', createdAt: daysAgo(3) })).toEqual({ is: 'released', from: ['held'] });
      expect(given({ arrival: 'asked', createdAt: daysAgo(2) })).toEqual({ is: 'released', from: ['asked'] });
      expect(given({ arrival: 'deposited', createdAt: daysAgo(1) })).toEqual({ is: 'released', from: ['held'] });
    });
  });

  it.each<[string, NonNullable<Given['terms']>, readonly string[]]>([
    [
      'the list that was pursued',
      { lists: [['passport'], ['birth-certificate']], kept: ['birth-certificate'] },
      ['birth-certificate'],
    ],
    ['else the first one', { lists: [['passport'], ['birth-certificate']] }, ['passport']],
    ['else none', { lists: [] }, []],
  ])('denies %s', (_title, terms, list) => {
    const purpose = { evidenceTypes: ['library-card'], lawfulBasis: 'consent' as const };
    expect(decide(someFacts({ terms, purpose }))).toMatchObject({ code: 'evidence_type_not_covered', list });
  });

  it('rests a release on whatever ends first', () => {
    const given = { document: aDocument({ validUntil: inDays(3) }), consent: aConsent({ validUntil: inDays(2) }) };
    expect(decide(someFacts({ basis: 'consent', ...birth(given) })).restsUntil).toBe(inDays(2));
    expect(decide(someFacts(birth(given))).restsUntil).toBe(inDays(3));
    expect(decide(someFacts(held))).not.toHaveProperty('restsUntil');
  });
});
