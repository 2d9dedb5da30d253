import type { DecisionCode } from '@askonce/contracts';

// Read by the generator of docs/decision-table.md as it stands, without a build: types and plain data only.

/** Every state of each thing that a decision about one evidence type rests on, as people would say it. */
export const STATES = {
  entitlement: ['declared', 'agency suspended', 'purpose not declared', 'type not covered'],
  basis: ['consent', 'public task', 'public task, not asked for by the person', 'legal obligation', 'vital interest'],
  consent: ['none', 'requested', 'given', 'given but ended', 'refused', 'paused', 'withdrawn', 'expired'],
  handed: ['the file', 'fields'],
  held: ['nothing', 'given, young', 'given, old', 'issued, young', 'issued, old', 'issued as data', 'no longer valid'],
  required: ['anything', 'young', 'issued', 'young and issued'],
  source: ['none', 'there', 'had nothing today', 'had nothing yesterday', 'silent to those who wait', 'silent before'],
  pursuit: ['none', 'asking', 'fetching', 'declined', 'asked in vain'],
} as const;

export type States = typeof STATES;
export type State = { readonly [D in keyof States]: States[D][number] };

/** What of what may be held satisfies which requirement; everything else does not. Of fields only data can satisfy any. */
export const SATISFIES: { readonly [R in State['required']]: readonly State['held'][] } = {
  anything: ['given, young', 'given, old', 'issued, young', 'issued, old', 'issued as data'],
  young: ['given, young', 'issued, young', 'issued as data'],
  issued: ['issued, young', 'issued, old', 'issued as data'],
  'young and issued': ['issued, young', 'issued as data'],
};

/** What is done next: nothing, the citizen is asked, or a source is. Joined where it is under way. */
export type Next = 'nothing' | 'ask' | 'fetch';

export interface Rule {
  /** Any state where nothing is said. */
  readonly when: { readonly [D in Exclude<keyof States, 'held' | 'required'>]?: readonly State[D][] };
  /** Whether what is held satisfies; either where nothing is said. */
  readonly satisfied?: boolean;
  readonly then: DecisionCode;
  readonly next: Next;
  readonly why: string;
}

const UNDECIDED = ['none', 'requested', 'given but ended', 'expired'] as const;
const NO_SOURCE = ['none', 'had nothing today', 'silent to those who wait'] as const;

/** The first rule that fits decides. */
export const RULES: readonly Rule[] = [
  {
    when: { entitlement: ['agency suspended'] },
    then: 'agency_suspended',
    next: 'nothing',
    why: 'An agency that is not active gets nothing.',
  },
  {
    when: { entitlement: ['purpose not declared'] },
    then: 'purpose_not_declared',
    next: 'nothing',
    why: 'Nobody may ask for a purpose that the catalogue does not know.',
  },
  {
    when: { entitlement: ['type not covered'] },
    then: 'evidence_type_not_covered',
    next: 'nothing',
    why: 'A purpose entitles to what it names.',
  },
  {
    when: { basis: ['public task, not asked for by the person'] },
    then: 'explicit_request_missing',
    next: 'nothing',
    why: 'On a public task the person must have asked for the exchange.',
  },
  {
    when: { basis: ['consent'], consent: ['refused'] },
    then: 'consent_refused',
    next: 'nothing',
    why: 'A no is a no until the person changes it, whatever is held.',
  },
  {
    when: { basis: ['consent'], consent: ['withdrawn'] },
    then: 'consent_withdrawn',
    next: 'nothing',
    why: 'So is a withdrawal.',
  },
  {
    when: { basis: ['consent'], consent: ['paused'] },
    then: 'consent_paused',
    next: 'nothing',
    why: 'So is a pause, until the person resumes.',
  },
  {
    when: { handed: ['fields'], basis: ['consent'], consent: UNDECIDED },
    then: 'consent_pending',
    next: 'nothing',
    why: 'Whether there is data is not told before the person has agreed, and a paper would be none.',
  },
  {
    when: { handed: ['fields'], pursuit: ['asking'] },
    satisfied: false,
    then: 'no_structured_evidence',
    next: 'nothing',
    why: 'The person is asked because no source had it, and can give no data.',
  },
  {
    when: { handed: ['fields'], pursuit: ['fetching'] },
    satisfied: false,
    then: 'fetching',
    next: 'fetch',
    why: 'The running fetch is joined, and has to bring data.',
  },
  {
    when: { handed: ['fields'], source: NO_SOURCE },
    satisfied: false,
    then: 'no_structured_evidence',
    next: 'nothing',
    why: 'Nobody is left who could say it as data.',
  },
  {
    when: { handed: ['fields'] },
    satisfied: false,
    then: 'fetching',
    next: 'fetch',
    why: 'A source may have it as data, whatever the person said of a paper.',
  },
  {
    when: { pursuit: ['declined'] },
    satisfied: false,
    then: 'ask_declined',
    next: 'nothing',
    why: 'The person has answered those who wait that they cannot or will not give it.',
  },
  {
    when: { basis: ['consent'], consent: UNDECIDED },
    satisfied: true,
    then: 'consent_pending',
    next: 'nothing',
    why: 'What is held is not told before the person has agreed.',
  },
  {
    when: { basis: ['consent'], consent: UNDECIDED, pursuit: ['asking'] },
    then: 'consent_pending',
    next: 'ask',
    why: 'The question that is open covers consent and paper.',
  },
  {
    when: { basis: ['consent'], consent: UNDECIDED, pursuit: ['fetching'] },
    then: 'consent_pending',
    next: 'nothing',
    why: 'A source that others asked may answer; nobody asks one before the basis holds.',
  },
  {
    when: { basis: ['consent'], consent: UNDECIDED, source: NO_SOURCE },
    then: 'consent_pending',
    next: 'ask',
    why: 'Only the person has it: one question for consent and paper.',
  },
  {
    when: { basis: ['consent'], consent: UNDECIDED },
    then: 'consent_pending',
    next: 'nothing',
    why: 'A source can be asked once the person has agreed.',
  },
  {
    when: {},
    satisfied: true,
    then: 'released',
    next: 'nothing',
    why: 'The basis holds, and nobody is asked for what is held.',
  },
  { when: { pursuit: ['asking'] }, then: 'asking', next: 'ask', why: 'The open question is joined.' },
  { when: { pursuit: ['fetching'] }, then: 'fetching', next: 'fetch', why: 'The running fetch is joined.' },
  {
    when: { pursuit: ['asked in vain'], source: NO_SOURCE },
    then: 'expired',
    next: 'nothing',
    why: 'Those who wait have waited for as long as an ask lasts, and nobody answered.',
  },
  {
    when: { source: NO_SOURCE },
    then: 'asking',
    next: 'ask',
    why: 'Nobody else has it, or who should have it had nothing for those who wait.',
  },
  { when: {}, then: 'fetching', next: 'fetch', why: 'A source is asked before the person is.' },
];
