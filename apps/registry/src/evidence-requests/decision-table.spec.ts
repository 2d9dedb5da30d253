import { aConsent, aDocument, aPursuit, daysAgo, HOUR_MS, inDays, later, NOW } from '../subjects/person.fixture';
import { decide } from './decision';
import { someFacts } from './decision.fixture';
import { RULES, type Rule, SATISFIES, type State, STATES, type States } from './decision-table.fixture';
import type { Facts, Terms, TypeFacts } from './facts';

const TYPE = 'birth-certificate';
const SINCE = later(-HOUR_MS);

type Given<D extends keyof States, T> = { readonly [S in State[D]]: T };

const PURPOSES: Given<'basis', NonNullable<Facts['entitlement']['purpose']>['lawfulBasis']> = {
  consent: 'consent',
  'public task': 'public_task',
  'public task, not asked for by the person': 'public_task',
  'legal obligation': 'legal_obligation',
  'vital interest': 'vital_interest',
};

const ENTITLED: Given<'entitlement', { agencyActive: boolean; declared: boolean; covers: string }> = {
  declared: { agencyActive: true, declared: true, covers: TYPE },
  'agency suspended': { agencyActive: false, declared: true, covers: TYPE },
  'purpose not declared': { agencyActive: true, declared: false, covers: TYPE },
  'type not covered': { agencyActive: true, declared: true, covers: 'library-card' },
};

const CONSENTS: Given<'consent', Pick<TypeFacts, 'consent'>> = {
  none: {},
  requested: { consent: aConsent({ status: 'requested', validUntil: null }) },
  given: { consent: aConsent() },
  'given but ended': { consent: aConsent({ validUntil: NOW }) },
  refused: { consent: aConsent({ status: 'refused' }) },
  paused: { consent: aConsent({ status: 'paused' }) },
  withdrawn: { consent: aConsent({ status: 'withdrawn' }) },
  expired: { consent: aConsent({ status: 'expired' }) },
};

const issued = { provenance: 'agency_issued' } as const;
const HELD: Given<'held', Pick<TypeFacts, 'document'>> = {
  nothing: {},
  'given, young': { document: aDocument({ issuedAt: daysAgo(30) }) },
  'given, old': { document: aDocument({ issuedAt: later(-1, daysAgo(30)) }) },
  'issued, young': { document: aDocument({ ...issued, issuedAt: daysAgo(30), validUntil: inDays(1) }) },
  'issued, old': { document: aDocument({ ...issued, issuedAt: daysAgo(31) }) },
  'issued as data': { document: aDocument({ ...issued, issuedAt: daysAgo(1), sealedAttributes: '\\x00' }) },
  'no longer valid': { document: aDocument({ ...issued, issuedAt: daysAgo(1), validUntil: NOW }) },
};

const REQUIRED: Given<'required', Partial<Terms>> = {
  anything: {},
  young: { maxAgeDays: 30 },
  issued: { acceptedProvenance: ['agency_issued'] },
  'young and issued': { maxAgeDays: 30, acceptedProvenance: ['agency_issued'] },
};

const failed = (outcome: 'not_found' | 'unavailable', closedAt: string) =>
  aPursuit({ kind: 'fetching', outcome, closedAt });
const source = 'civil-registry';
const SOURCES: Given<'source', Pick<TypeFacts, 'source'> & { failures: TypeFacts['failedPursuits'] }> = {
  none: { failures: [] },
  there: { source, failures: [] },
  'had nothing today': { source, failures: [failed('not_found', later(1 - 24 * HOUR_MS))] },
  'had nothing yesterday': { source, failures: [failed('not_found', later(-24 * HOUR_MS))] },
  'silent to those who wait': { source, failures: [failed('unavailable', SINCE)] },
  'silent before': { source, failures: [failed('unavailable', later(-1, SINCE))] },
};

const PURSUITS: Given<'pursuit', Pick<TypeFacts, 'openPursuit'> & { failures: TypeFacts['failedPursuits'] }> = {
  none: { failures: [] },
  asking: { openPursuit: aPursuit(), failures: [] },
  fetching: { openPursuit: aPursuit({ kind: 'fetching' }), failures: [] },
  declined: { failures: [aPursuit({ outcome: 'declined', closedAt: SINCE })] },
  'asked in vain': { failures: [aPursuit({ outcome: 'expired', openedAt: SINCE, closedAt: NOW })] },
};

function factsOf(state: State): Facts {
  const { agencyActive, declared, covers } = ENTITLED[state.entitlement];
  const { failures: ofSource, ...fromSource } = SOURCES[state.source];
  const { failures: ofPursuit, ...pursued } = PURSUITS[state.pursuit];
  const known = {
    ...CONSENTS[state.consent],
    ...HELD[state.held],
    ...fromSource,
    ...pursued,
    failedPursuits: [...ofPursuit, ...ofSource],
  };
  const { entitlement, ...facts } = someFacts({
    agencyActive,
    terms: {
      since: SINCE,
      explicitRequest: state.basis !== 'public task, not asked for by the person',
      ...REQUIRED[state.required],
    },
    known: { [TYPE]: state.handed === 'fields' ? { ...known, fields: ['dateOfBirth'] } : known },
  });
  const purpose = { evidenceTypes: [covers], lawfulBasis: PURPOSES[state.basis] };
  return { ...facts, entitlement: { agencyActive: entitlement.agencyActive, ...(declared ? { purpose } : {}) } };
}

function* everyState(): Generator<State> {
  const dimensions = Object.entries(STATES);
  const total = dimensions.reduce((product, [, states]) => product * states.length, 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    const state = dimensions.map(([name, states]) => {
      const value = states[rest % states.length];
      rest = Math.floor(rest / states.length);
      return [name, value];
    });
    yield Object.fromEntries(state) as State;
  }
}

const isSatisfied = ({ required, held, handed }: State): boolean =>
  SATISFIES[required].includes(held) && (handed === 'the file' || held === 'issued as data');

const fits = ({ when, satisfied }: Rule, state: State): boolean =>
  (satisfied === undefined || satisfied === isSatisfied(state)) &&
  Object.entries(when).every(([name, states]) => (states as readonly string[]).includes(state[name as keyof State]));

const NEXT = { asking: 'ask', fetching: 'fetch' } as const;
const NO_CONSENT_YET = ['none', 'given but ended', 'expired'];

describe('the decision table', () => {
  it('says what is decided in every state that there is, and has no rule that nothing needs', () => {
    const used = new Set<Rule>();
    const wrong: object[] = [];
    for (const state of everyState()) {
      const rule = RULES.find((candidate) => fits(candidate, state))!;
      used.add(rule);
      const { code, needs, consentsToRequest } = decide(factsOf(state));
      const next = needs[0] === undefined ? 'nothing' : NEXT[needs[0].kind];
      const asksConsent = rule.then === 'consent_pending' && NO_CONSENT_YET.includes(state.consent);
      if (code !== rule.then || next !== rule.next || consentsToRequest.length !== Number(asksConsent)) {
        wrong.push({ ...state, expected: rule.then, decided: code, next });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(RULES.filter((rule) => !used.has(rule))).toEqual([]);
  });
});
