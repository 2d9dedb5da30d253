import type { DenialCode, LawfulBasis } from '@askonce/contracts';
import { isoTime } from '../calls/iso-time';
import { DENIALS } from '../evidence-requests/evidence-requests.problems';
import type { EvidenceRequest } from '../subjects/person';
import type { ExplanationResponse, StepResponse } from './dto/explanation.response';
import { type EntitlementStep, isJudged, type JudgedStep, type Step, type TypeStep } from './explanation';
import type { ExplainedRequest } from './explanations.service';

type Words = (request: EvidenceRequest) => string;

const BASES: Readonly<Record<LawfulBasis, string>> = {
  consent: "the person's consent",
  public_task: 'a public task, for which the person asked explicitly',
  legal_obligation: 'a legal obligation',
  vital_interest: 'a vital interest',
};
const basisOf = ({ lawfulBasis }: EvidenceRequest) => (lawfulBasis === null ? 'none' : BASES[lawfulBasis]);

const ENTITLEMENT: Readonly<Record<EntitlementStep['name'], Readonly<Record<EntitlementStep['outcome'], Words>>>> = {
  agency: {
    holds: ({ agency }) => `The agency ${agency} is active in the catalogue.`,
    fails: ({ agency }) => `The agency ${agency} is not active in the catalogue.`,
  },
  purpose: {
    holds: ({ purpose, procedure }) => `The purpose ${purpose} is declared for the procedure ${procedure}.`,
    fails: ({ purpose, procedure }) => `The purpose ${purpose} is not declared for the procedure ${procedure}.`,
  },
  coverage: {
    holds: () => 'The purpose covers at least one list of evidence types that will do.',
    fails: () => 'The purpose covers no list of evidence types that would do.',
  },
};

const JUDGEMENT: Readonly<Record<JudgedStep['name'], Readonly<Record<JudgedStep['outcome'], Words>>>> = {
  lawful_basis: {
    holds: (request) => `It rests on ${basisOf(request)}, which holds.`,
    fails: (request) => `It rests on ${basisOf(request)}, which does not hold.`,
    waits: () => 'It rests on consent, and the person has not decided yet.',
  },
  evidence: {
    holds: () => 'Everything that one list needs is held.',
    fails: () =>
      'The person has answered that they cannot or will not give it, or not in time; or only data would do, and none is held.',
    waits: () => 'Not everything is held that one list needs; the rest is being got.',
  },
};

const NEXT: Readonly<Record<string, string>> = {
  released: 'Read it: the links of the request say where.',
  consent_pending: 'The person decides: send them to links.citizen of the request, or wait for the event.',
  asking: 'The person is asked, once: send them to links.citizen of the request, or wait for the event.',
  fetching: 'A source is asked by machine: wait for the event, or ask again with ?wait=30.',
  cancelled: 'The request was taken back; make a new one if it is still needed.',
  expired: 'Nobody answered in time; make a new request if it is still needed.',
};

/** How a request is decided, in words for those who made it. */
export function toExplanationResponse({ request, steps, asOf }: ExplainedRequest): ExplanationResponse {
  return {
    requestId: request.id,
    recorded: {
      status: request.status,
      code: request.decisionCode,
      reasons: request.reasons.map((reason) => ({ ...reason })),
      decidedAt: isoTime(request.updatedAt),
      auditEntryId: request.eventId,
    },
    asOf: isoTime(asOf),
    steps: steps.map((step) => toStep(step, request)),
    next: NEXT[request.status] ?? DENIALS[request.decisionCode as DenialCode].kind.mend,
  };
}

function toStep(step: Step, request: EvidenceRequest): StepResponse {
  if (!isJudged(step)) {
    const { name, outcome } = step;
    return { name, outcome, detail: ENTITLEMENT[name][outcome](request) };
  }
  const { name, outcome, lists } = step;
  const told = { name, outcome, detail: JUDGEMENT[name][outcome](request) };
  return lists === undefined ? told : { ...told, lists: lists.map((list) => list.map(toTypeStep)) };
}

const toTypeStep = ({ evidenceType, states }: TypeStep) => ({ evidenceType, states: [...states] });
