import type { DecisionCode, DenialCode, LawfulBasis, Provenance, RequestStatus, Source } from '@askonce/contracts';
import type { Consent, HeldDocument, Pursuit, PursuitKind, Reason, Timestamp } from '../subjects/person';

/** What the request asks, independent of who the person is. */
export interface Terms {
  readonly evidenceTypes: readonly string[];
  readonly explicitRequest: boolean;
  /** When the request was made; now, for a new one. */
  readonly createdAt: Timestamp;
  readonly maxAgeDays?: number;
  readonly acceptedProvenance?: readonly Provenance[];
}

/** What the catalogue says about it. */
export interface Entitlement {
  readonly agencyActive: boolean;
  /** Absent when the agency has not declared the purpose for this procedure. */
  readonly purpose?: { readonly evidenceTypes: readonly string[]; readonly lawfulBasis: LawfulBasis };
}

/** What is known about one of the evidence types. */
export interface TypeFacts {
  readonly document?: HeldDocument;
  readonly openPursuit?: Pursuit;
  /** Closed without a document, newest first. */
  readonly failedPursuits: readonly Pursuit[];
  readonly consent?: Consent;
  /** The agency whose adapter can be asked. */
  readonly source?: string;
}

export interface Facts {
  readonly now: Timestamp;
  readonly terms: Terms;
  readonly entitlement: Entitlement;
  readonly byType: ReadonlyMap<string, TypeFacts>;
}

export interface Released {
  readonly evidenceType: string;
  readonly document: HeldDocument;
  readonly source: Source;
  readonly consent?: Consent;
}

/** What is needed of a source or of the citizen: to be opened, or joined where it is under way. */
export interface Need {
  readonly evidenceType: string;
  readonly kind: PursuitKind;
  readonly source?: string;
  readonly why?: string;
}

export interface Verdict {
  readonly status: Extract<RequestStatus, 'released' | 'consent_pending' | 'fetching' | 'asking' | 'denied'>;
  readonly code: DecisionCode;
  readonly reasons: readonly Reason[];
  readonly releases: readonly Released[];
  readonly needs: readonly Need[];
  /** Types for which a consent has to be asked of the citizen. */
  readonly consentsToRequest: readonly string[];
  /** The earliest end of validity among consents and documents that a release rests on. */
  readonly restsUntil?: Timestamp;
}

const DAY_MS = 86_400_000;
const SOURCE_REST_MS = DAY_MS;

const at = (time: Timestamp) => Date.parse(time);

/**
 * Decides an evidence request: the caller is entitled → the lawful basis holds → what is held satisfies it → a source
 * can supply it → the citizen is asked. No input or output, so that it can be read as a table.
 */
export function decide(facts: Facts): Verdict {
  const notEntitled = entitlementProblem(facts);
  if (notEntitled) return denied(notEntitled);
  const basis = facts.entitlement.purpose?.lawfulBasis;
  if (basis === 'public_task' && !facts.terms.explicitRequest) return denied('explicit_request_missing');
  const refused = basis === 'consent' ? consentProblem(facts) : undefined;
  if (refused) return denied(refused);
  if (facts.terms.evidenceTypes.some((type) => wasDeclined(facts, type))) return denied('ask_declined');
  const missing = basis === 'consent' ? facts.terms.evidenceTypes.filter((type) => !authorised(facts, type)) : [];
  return missing.length > 0 ? consentPending(facts, missing) : onBasis(facts, basis);
}

function entitlementProblem({ entitlement, terms }: Facts): DenialCode | undefined {
  if (!entitlement.agencyActive) return 'agency_suspended';
  const { purpose } = entitlement;
  if (purpose === undefined) return 'purpose_not_declared';
  const covered = terms.evidenceTypes.every((type) => purpose.evidenceTypes.includes(type));
  return covered ? undefined : 'evidence_type_not_covered';
}

const BARRED = { refused: 'consent_refused', withdrawn: 'consent_withdrawn', paused: 'consent_paused' } as const;

function consentProblem(facts: Facts): DenialCode | undefined {
  for (const type of facts.terms.evidenceTypes) {
    const status = facts.byType.get(type)?.consent?.status;
    if (status === 'refused' || status === 'withdrawn' || status === 'paused') return BARRED[status];
  }
  return undefined;
}

function authorised({ byType, now }: Facts, type: string): boolean {
  const consent = byType.get(type)?.consent;
  return consent?.status === 'given' && consent.validUntil !== null && at(consent.validUntil) > at(now);
}

/** A declined ask answers those who waited for it; who asks later opens a new one, unless something came in since. */
function wasDeclined(facts: Facts, type: string): boolean {
  const known = facts.byType.get(type);
  if (known === undefined || heldFor(facts, type) !== undefined) return false;
  return known.failedPursuits.some(
    ({ outcome, closedAt }) => outcome === 'declined' && closedAt !== null && at(closedAt) >= at(facts.terms.createdAt),
  );
}

/**
 * Whether a document satisfies what is required: valid, young enough, of accepted provenance. Age counts from the day of
 * issue, or of coming in where no day is known.
 */
export function satisfies(
  document: HeldDocument,
  required: { readonly maxAgeDays?: number | null; readonly acceptedProvenance?: readonly Provenance[] | null },
  now: Timestamp,
): boolean {
  if (document.status !== 'current') return false;
  if (document.validUntil !== null && at(document.validUntil) <= at(now)) return false;
  const { maxAgeDays, acceptedProvenance } = required;
  if (acceptedProvenance && !acceptedProvenance.includes(document.provenance)) return false;
  const age = at(now) - at(document.issuedAt ?? document.createdAt);
  return maxAgeDays === undefined || maxAgeDays === null || age <= maxAgeDays * DAY_MS;
}

function heldFor(facts: Facts, type: string): HeldDocument | undefined {
  const document = facts.byType.get(type)?.document;
  return document && satisfies(document, facts.terms, facts.now) ? document : undefined;
}

/**
 * Consent is missing. No source is asked before it is there; but where only the citizen can give the document, the one
 * question to them covers both.
 */
function consentPending(facts: Facts, missing: readonly string[]): Verdict {
  const needs = facts.terms.evidenceTypes
    .filter((type) => heldFor(facts, type) === undefined)
    .map((type) => needOf(facts, type))
    .filter(({ kind }) => kind === 'asking');
  const open = missing.filter((type) => facts.byType.get(type)?.consent?.status !== 'requested');
  return {
    status: 'consent_pending',
    code: 'consent_pending',
    reasons: [{ code: 'consent_missing', detail: 'The person has not decided yet whether to share this.' }],
    releases: [],
    needs,
    consentsToRequest: open,
  };
}

function onBasis(facts: Facts, basis: LawfulBasis | undefined): Verdict {
  const held = facts.terms.evidenceTypes.flatMap((type) => releaseOf(facts, type, basis));
  const basisReason: Reason = { code: basis === 'consent' ? 'consent_valid' : (basis ?? 'public_task') };
  if (held.length === facts.terms.evidenceTypes.length) return released(held, basisReason);
  const needs = facts.terms.evidenceTypes
    .filter((type) => heldFor(facts, type) === undefined)
    .map((type) => needOf(facts, type));
  const status = needs.some(({ kind }) => kind === 'asking') ? 'asking' : 'fetching';
  const why: Reason =
    status === 'asking'
      ? { code: 'citizen_asked', detail: 'The person is asked for it, once, whoever else waits.' }
      : { code: 'source_asked', detail: 'An agency that has it is asked by machine.' };
  return { status, code: status, reasons: [basisReason, why], releases: [], needs, consentsToRequest: [] };
}

function releaseOf(facts: Facts, type: string, basis: LawfulBasis | undefined): Released[] {
  const document = heldFor(facts, type);
  if (document === undefined) return [];
  const consent = basis === 'consent' ? facts.byType.get(type)?.consent : undefined;
  return [{ evidenceType: type, document, source: sourceOf(document, facts), ...(consent ? { consent } : {}) }];
}

/** Held before the request came counts as held, however it once came in. */
function sourceOf(document: HeldDocument, { terms }: Facts): Source {
  if (at(document.createdAt) < at(terms.createdAt) || document.arrival === 'deposited') return 'held';
  return document.arrival;
}

function needOf(facts: Facts, type: string): Need {
  const known = facts.byType.get(type);
  const open = known?.openPursuit;
  if (open) return { evidenceType: type, kind: open.kind, ...(open.source === null ? {} : { source: open.source }) };
  const failed = known?.failedPursuits.find((pursuit) => keepsFromAsking(pursuit, facts));
  if (known?.source === undefined || failed) {
    return { evidenceType: type, kind: 'asking', ...(failed?.outcome ? { why: `source_${failed.outcome}` } : {}) };
  }
  return { evidenceType: type, kind: 'fetching', source: known.source };
}

/** A source that failed those who waited is not asked again for them; one that has nothing rests for a day. */
function keepsFromAsking({ kind, outcome, closedAt }: Pursuit, { now, terms }: Facts): boolean {
  if (kind !== 'fetching' || closedAt === null) return false;
  if (at(closedAt) >= at(terms.createdAt)) return true;
  return outcome !== 'unavailable' && at(now) - at(closedAt) < SOURCE_REST_MS;
}

function released(releases: readonly Released[], basis: Reason): Verdict {
  const sources = [...new Set(releases.map(({ source }) => source))];
  const restsUntil = releases
    .flatMap(({ document, consent }) => [document.validUntil, consent?.validUntil ?? null])
    .filter((end) => end !== null)
    .sort((a, b) => at(a) - at(b))[0];
  return {
    status: 'released',
    code: 'released',
    reasons: [basis, ...sources.map((code) => ({ code }))],
    releases,
    needs: [],
    consentsToRequest: [],
    ...(restsUntil === undefined ? {} : { restsUntil }),
  };
}

const denied = (code: DenialCode): Verdict => ({
  status: 'denied',
  code,
  reasons: [{ code }],
  releases: [],
  needs: [],
  consentsToRequest: [],
});
