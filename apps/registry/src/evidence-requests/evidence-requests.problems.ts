import { DENIAL_CODES, type DenialCode } from '@askonce/contracts';
import { defineProblem, type ProblemClass } from '@askonce/problems';

export const CatalogueLacksIt = defineProblem({
  slug: 'not-in-catalogue',
  status: 422,
  title: 'The catalogue does not know this',
  mend: 'Use ids of the published catalogue: GET /v1/catalogue/procedures, /requirements and /evidence-types.',
});

export const RequestEnded = defineProblem({
  slug: 'request-ended',
  status: 409,
  title: 'The evidence request has ended',
  mend: 'A request that was released, denied, cancelled or has expired cannot be cancelled; make a new one if needed.',
});

export const NothingToObjectTo = defineProblem({
  slug: 'nothing-to-object-to',
  status: 409,
  title: 'There is nothing to object to here',
  mend: 'Only an exchange that rests on a public task can be objected to; consent is withdrawn instead.',
});

const TEXTS: Readonly<Record<DenialCode, { title: string; mend: string }>> = {
  purpose_not_declared: {
    title: 'The purpose is not declared',
    mend: 'Have the steward declare this purpose for this agency and procedure in the catalogue, or name a declared one.',
  },
  evidence_type_not_covered: {
    title: 'The purpose does not cover this evidence',
    mend: 'Have the steward add the evidence type to the purpose declaration, or ask only for what it covers.',
  },
  explicit_request_missing: {
    title: 'The person has not asked for the exchange',
    mend: 'On the basis of a public task the person has to request the exchange; ask them, then send explicitRequest: true.',
  },
  consent_refused: {
    title: 'The person refused consent',
    mend: 'Offer the person another way to provide it; only the person can change their mind, in the portal.',
  },
  consent_withdrawn: {
    title: 'The person withdrew consent',
    mend: 'Stop using what was released on it. Only the person can give consent again, in the portal.',
  },
  consent_paused: {
    title: 'The person paused consent',
    mend: 'Ask again after the person has resumed it in the portal, or offer another way to provide it.',
  },
  ask_declined: {
    title: 'The person cannot or will not provide it',
    mend: 'Help the person at the counter or by phone, or offer another way to meet the requirement.',
  },
  no_structured_evidence: {
    title: 'No issuer has given this as data',
    mend: 'The purpose releases named fields only, which no file can give. Have the issuer deposit it with attributes, or its source send them, then ask again.',
  },
  agency_suspended: {
    title: 'The agency is not active',
    mend: 'Have the steward activate the agency in the catalogue.',
  },
};

const DENIED = {
  evidenceRequestId: { description: 'The request that was denied; it is kept.', format: 'uuid' },
} as const;

/** Each denial is a problem of its own, named like its decision code. */
export const DENIALS = Object.fromEntries(
  DENIAL_CODES.map((code) => [
    code,
    defineProblem({ slug: code.replaceAll('_', '-'), status: 403, members: DENIED, ...TEXTS[code] }),
  ]),
) as Readonly<Record<DenialCode, ProblemClass>>;
