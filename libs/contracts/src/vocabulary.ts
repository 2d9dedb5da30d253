import { Kind, type Static, Type, TypeRegistry } from '@sinclair/typebox';

TypeRegistry.Set<{ enum: string[] }>(
  'OneOf',
  (schema, value) => typeof value === 'string' && schema.enum.includes(value),
);

/** A closed set of words, as JSON Schema's `enum`. */
export const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>({ [Kind]: 'OneOf', type: 'string', enum: [...values], description });

export const CHANNELS = ['portal', 'mobile', 'counter', 'phone', 'paper', 'backend'] as const;
export const LAWFUL_BASES = ['consent', 'public_task', 'legal_obligation', 'vital_interest'] as const;
export const PROVENANCES = ['citizen_provided', 'agency_issued'] as const;
/** What an erasure destroys: what a person is known by, what they gave, and what agencies issued about them. */
export const ERASABLE_CLASSES = ['identity', ...PROVENANCES] as const;
export const REQUEST_STATUSES = [
  'released',
  'consent_pending',
  'fetching',
  'asking',
  'denied',
  'cancelled',
  'expired',
] as const;
/** Those in which a request is still to be decided. */
export const WAITING_STATUSES = ['consent_pending', 'fetching', 'asking'] as const satisfies readonly RequestStatus[];
export const isWaiting = (status: RequestStatus): boolean => (WAITING_STATUSES as readonly string[]).includes(status);
export const CONSENT_STATUSES = ['requested', 'given', 'refused', 'paused', 'withdrawn', 'expired'] as const;
export const CONSENT_TRANSITIONS = ['grant', 'refusal', 'withdrawal', 'pause', 'resumption', 'renewal'] as const;
/** What can happen to a consent: an agency requests it, the citizen decides, and time ends it. */
export const CONSENT_CHANGES = ['request', ...CONSENT_TRANSITIONS, 'expiry'] as const;
/** What ends a document: its giver or issuer takes it back, its giver mends it, or its validity is over. */
export const DOCUMENT_ENDINGS = ['removed', 'revoked', 'replaced', 'expired'] as const;
export const SOURCES = ['held', 'fetched', 'asked'] as const;
export const DECLINATION_REASONS = ['do_not_have', 'cannot_obtain', 'will_bring_it_myself'] as const;
/** Why a requester could not use what it got. */
export const REJECTION_REASONS = ['illegible', 'wrong_document', 'wrong_person', 'incomplete'] as const;
/** What a citizen writes to an agency. */
export const QUESTION_KINDS = ['question', 'error_report'] as const;
/** Where a question stands: `overdue` is what was promised to be answered by now and is not. */
export const QUESTION_STATUSES = ['open', 'answered', 'overdue'] as const;
/** Whether an agency asked for what was held. */
export const REPORT_OUTCOMES = ['upheld', 'not_upheld'] as const;
/** Why a report that an agency asked again is upheld: the agency had been released the document, or it was held for it. */
export const UPHELD_REASONS = ['released_before', 'held'] as const;
/** Why it is not: as things stood at that moment, the agency could not have had what it asked for. */
export const NOT_UPHELD_REASONS = [
  'nothing_held',
  'held_later',
  'no_longer_held',
  'did_not_satisfy',
  'rejected',
  'not_shared',
] as const;
export const ASKED_AGAIN_REASONS = [...UPHELD_REASONS, ...NOT_UPHELD_REASONS] as const;
export const ROLES = [
  'agency',
  'citizen',
  'clerk',
  'auditor',
  'steward',
  'service_owner',
  'operator',
  'service',
] as const;

/** Why a request is refused. The problem slug is the same word in kebab-case. */
export const DENIAL_CODES = [
  'purpose_not_declared',
  'evidence_type_not_covered',
  'explicit_request_missing',
  'consent_refused',
  'consent_withdrawn',
  'consent_paused',
  'ask_declined',
  'no_structured_evidence',
  'agency_suspended',
] as const;

export const DECISION_CODES = ['released', ...WAITING_STATUSES, 'cancelled', 'expired', ...DENIAL_CODES] as const;

/** Why a released document can no longer be read. */
export const READ_REFUSAL_CODES = [
  'consent_refused',
  'consent_withdrawn',
  'consent_paused',
  'consent_expired',
  'document_removed',
  'document_revoked',
  'evidence_rejected',
  'agency_suspended',
  'purpose_not_declared',
  'evidence_type_not_covered',
] as const;

/** What makes look-ups worth a question. */
export const UNUSUAL_LOOKUP_CODES = ['many_persons_hour', 'many_persons_day', 'same_person', 'many_denied'] as const;

/** What a comparison of registry and log says as a whole. */
export const RECONCILIATION_OUTCOMES = ['nothing_differs', 'differs'] as const;

/** Why an agency's webhook did not take an event. */
export const WEBHOOK_FAILURES = [
  'unreachable',
  'timed_out',
  'server_error',
  'overloaded',
  'access_refused',
  'gone',
  'unexpected_answer',
  'circuit_open',
  'secret_missing',
] as const;

export const FETCH_OUTCOMES = ['found', 'not_found', 'ambiguous', 'unavailable'] as const;

export const Channel = oneOf(CHANNELS, 'How the person met the agency.');
export const LawfulBasis = oneOf(LAWFUL_BASES, 'What the exchange rests on.');
export const Provenance = oneOf(PROVENANCES, 'Whether an agency issued the document or the citizen gave it.');
export const ErasableClass = oneOf(ERASABLE_CLASSES, 'A kind of data with a key of its own.');
export const RequestStatus = oneOf(REQUEST_STATUSES, 'Where an evidence request stands.');
export const ConsentStatus = oneOf(CONSENT_STATUSES, 'Where a consent stands.');
export const Source = oneOf(SOURCES, 'Whether the document was held, fetched from an agency, or asked of the citizen.');
export const Role = oneOf(ROLES, 'The role in which somebody acted.');
export const FetchOutcome = oneOf(FETCH_OUTCOMES, 'How a fetch ended.');
export const DeclinationReason = oneOf(DECLINATION_REASONS, 'Why a citizen does not answer an ask.');
export const RejectionReason = oneOf(REJECTION_REASONS, 'Why a requester could not use what it got.');
export const QuestionKind = oneOf(QUESTION_KINDS, 'Whether it is a question, or something is said to be wrong.');
export const ReportOutcome = oneOf(REPORT_OUTCOMES, 'Whether what was asked for was held.');
export const AskedAgainReason = oneOf(ASKED_AGAIN_REASONS, 'Why it is upheld or not.');
export const DecisionCode = oneOf(DECISION_CODES, 'What was decided.');

export type Channel = (typeof CHANNELS)[number];
export type LawfulBasis = (typeof LAWFUL_BASES)[number];
export type Provenance = (typeof PROVENANCES)[number];
export type ErasableClass = (typeof ERASABLE_CLASSES)[number];
export type RequestStatus = (typeof REQUEST_STATUSES)[number];
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];
export type ConsentTransition = (typeof CONSENT_TRANSITIONS)[number];
export type ConsentChange = (typeof CONSENT_CHANGES)[number];
export type DocumentEnding = (typeof DOCUMENT_ENDINGS)[number];
export type Source = (typeof SOURCES)[number];
export type Role = (typeof ROLES)[number];
export type DenialCode = (typeof DENIAL_CODES)[number];
export type ReadRefusalCode = (typeof READ_REFUSAL_CODES)[number];
export type UnusualLookupCode = (typeof UNUSUAL_LOOKUP_CODES)[number];
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];
export type FetchOutcome = (typeof FETCH_OUTCOMES)[number];
export type DeclinationReason = (typeof DECLINATION_REASONS)[number];
export type RejectionReason = (typeof REJECTION_REASONS)[number];
export type QuestionKind = (typeof QUESTION_KINDS)[number];
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];
export type UpheldReason = (typeof UPHELD_REASONS)[number];
export type NotUpheldReason = (typeof NOT_UPHELD_REASONS)[number];
export type AskedAgainReason = (typeof ASKED_AGAIN_REASONS)[number];
export type DecisionCode = Static<typeof DecisionCode>;
