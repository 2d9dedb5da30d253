import type { DenialCode } from '@askonce/contracts';
import { barOf, coveredLists, isAuthorised, ranOut, wasDeclined } from '../evidence-requests/authority';
import { decide, type Verdict } from '../evidence-requests/decision';
import type { EvidenceTypeList, Facts } from '../evidence-requests/facts';
import { needOf } from '../evidence-requests/needs';
import { heldFor } from '../evidence-requests/satisfies';

export const STEP_NAMES = ['agency', 'purpose', 'coverage', 'lawful_basis', 'evidence'] as const;
export const STEP_OUTCOMES = ['holds', 'fails', 'waits'] as const;
export const TYPE_STATES = [
  'consent_given',
  'consent_missing',
  'consent_refused',
  'consent_withdrawn',
  'consent_paused',
  'held',
  'nothing_held',
  'too_old',
  'other_provenance',
  'not_as_data',
  'no_longer_valid',
  'rejected',
  'declined',
  'not_answered',
  'fetching',
  'asking',
] as const;

export type StepName = (typeof STEP_NAMES)[number];
export type StepOutcome = (typeof STEP_OUTCOMES)[number];
export type TypeState = (typeof TYPE_STATES)[number];

/** What is known of one evidence type in one step: the newest last. */
export interface TypeStep {
  readonly evidenceType: string;
  readonly states: readonly TypeState[];
}

/** Whether the agency may ask at all. */
export interface EntitlementStep {
  readonly name: 'agency' | 'purpose' | 'coverage';
  readonly outcome: 'holds' | 'fails';
}

/** What the person, or what is held, has to say to it. */
export interface JudgedStep {
  readonly name: 'lawful_basis' | 'evidence';
  readonly outcome: StepOutcome;
  /** For each list that may do; absent where the answer is about no types. */
  readonly lists?: readonly (readonly TypeStep[])[];
}

/** One question that the decision asks, in its order, and the answer. */
export type Step = EntitlementStep | JudgedStep;

export const isJudged = (step: Step): step is JudgedStep => step.name === 'lawful_basis' || step.name === 'evidence';

export interface Explanation {
  /** Up to the first that does not hold: what comes after it was not looked at, and is not told. */
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
}

const ENTITLEMENT: Readonly<Partial<Record<DenialCode, StepName>>> = {
  agency_suspended: 'agency',
  purpose_not_declared: 'purpose',
  evidence_type_not_covered: 'coverage',
  explicit_request_missing: 'lawful_basis',
};

/** Answers the questions of the decision one after another, as far as it went; never what is held before the basis holds. */
export function explain(facts: Facts): Explanation {
  const verdict = decide(facts);
  const steps: Step[] = [];
  for (const name of STEP_NAMES) {
    const step = stepOf(name, facts, verdict);
    steps.push(step);
    if (step.outcome !== 'holds') break;
  }
  return { steps, verdict };
}

function stepOf(name: StepName, facts: Facts, verdict: Verdict): Step {
  if (ENTITLEMENT[verdict.code as DenialCode] === name) return { name, outcome: 'fails' };
  if (name === 'lawful_basis') return basisStep(facts);
  if (name === 'evidence') return evidenceStep(facts, verdict);
  return { name, outcome: 'holds' };
}

function basisStep(facts: Facts): Step {
  if (facts.entitlement.purpose?.lawfulBasis !== 'consent') return { name: 'lawful_basis', outcome: 'holds' };
  const lists = coveredLists(facts);
  const isBarred = lists.every((list) => barOf(facts, list) !== undefined);
  const outcome = isBarred ? 'fails' : authorisedLists(facts).length > 0 ? 'holds' : 'waits';
  return { name: 'lawful_basis', outcome, lists: statesOf(lists, (type) => [consentState(facts, type)]) };
}

/** Those of which the agency may know what is held. */
function authorisedLists(facts: Facts): EvidenceTypeList[] {
  const covered = coveredLists(facts);
  if (facts.entitlement.purpose?.lawfulBasis !== 'consent') return covered;
  return covered.filter((list) => list.every((type) => isAuthorised(facts, type)));
}

function consentState(facts: Facts, type: string): TypeState {
  return isAuthorised(facts, type)
    ? 'consent_given'
    : ((barOf(facts, [type]) as TypeState | undefined) ?? 'consent_missing');
}

const EVIDENCE = {
  released: 'holds',
  expired: 'fails',
  denied: 'fails',
  asking: 'waits',
  fetching: 'waits',
  consent_pending: 'waits',
} as const;

function evidenceStep(facts: Facts, { status }: Verdict): Step {
  return {
    name: 'evidence',
    outcome: EVIDENCE[status],
    lists: statesOf(authorisedLists(facts), (type) => evidenceStates(facts, type)),
  };
}

const statesOf = (lists: readonly EvidenceTypeList[], states: (type: string) => readonly TypeState[]) =>
  lists.map((list) => list.map((evidenceType) => ({ evidenceType, states: states(evidenceType) })));

function evidenceStates(facts: Facts, type: string): TypeState[] {
  if (heldFor(facts, type)) return ['held'];
  if (wasDeclined(facts, [type])) return [whyNot(facts, type), 'declined'];
  if (ranOut(facts, [type])) return [whyNot(facts, type), 'not_answered'];
  const { kind, pursued } = needOf(facts, type);
  return pursued ? [whyNot(facts, type), kind] : [whyNot(facts, type)];
}

/** Why what is held does not satisfy; in the order in which `satisfies` looks. */
function whyNot({ byType, now, terms }: Facts, type: string): TypeState {
  const { document, fields, rejected } = byType.get(type) ?? {};
  if (rejected !== undefined) return 'rejected';
  if (document === undefined) return 'nothing_held';
  if (fields !== undefined && document.sealedAttributes === null) return 'not_as_data';
  if (document.validUntil !== null && Date.parse(document.validUntil) <= Date.parse(now)) return 'no_longer_valid';
  if (terms.acceptedProvenance && !terms.acceptedProvenance.includes(document.provenance)) return 'other_provenance';
  return 'too_old';
}
