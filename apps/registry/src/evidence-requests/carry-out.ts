import { EVENTS } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { fact } from '../subjects/changes';
import type { Draft } from '../subjects/draft';
import type { Consent, EvidenceRequest, Reason, Release, Timestamp } from '../subjects/person';
import { sameList } from './choose-list';
import { decide, type Released, type Verdict } from './decision';
import type { Need } from './needs';
import { lostTerms } from './lost-terms';
import { aboutRequest, demandOf, factsFor } from './request-facts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Asked for again is only what has expired, whether or not its row says so already. */
const EXPIRED = 'expired';

/** A request waits for thirty days at most, counted from when it began to. */
export const expiryFrom = (now: Timestamp): Timestamp => new Date(Date.parse(now) + 30 * DAY_MS).toISOString();

/** Why a request is decided: it was made, something may have changed, or its agency rejected what it had got. */
export type Occasion = 'made' | 'changed' | 'reopened';

/** Decides a request and writes into the draft what follows: its new standing, releases, consents and pursuits. */
export function decideInto(draft: Draft, request: EvidenceRequest, catalogue: Catalogue, occasion: Occasion): Verdict {
  const facts = factsFor(request, draft, catalogue);
  const decided = decide(facts);
  const verdict = decided.status === 'denied' ? decided : (lostTerms(request, catalogue) ?? decided);
  const moves = verdict.status !== request.status || !sameList(verdict.list, request.evidenceTypes);
  if (moves || occasion !== 'changed') {
    // The basis is the catalogue's of now, on which the decision rests, not of the day of the request.
    const lawfulBasis = facts.entitlement.purpose?.lawfulBasis ?? request.lawfulBasis;
    stand(draft, { ...request, lawfulBasis }, verdict, occasion);
  }
  for (const evidenceType of verdict.consentsToRequest) requestConsent(draft, request, evidenceType, catalogue);
  for (const need of verdict.needs) draft.pursue(pursuitTerms(draft, request, need, catalogue), request);
  return verdict;
}

/** Ends a waiting request before it is decided; whoever calls settles what it leaves behind. */
export function cancelInto(
  draft: Draft,
  request: EvidenceRequest,
  why: 'cancelled_by_agency' | 'subject_erased' = 'cancelled_by_agency',
): void {
  endInto(draft, request, { status: 'cancelled', reasons: [{ code: why }] });
}

/** Ends a request whose time is up; whoever calls settles what it leaves behind. */
export function expireInto(draft: Draft, request: EvidenceRequest): void {
  const detail = 'It could not be released before the request expired.';
  endInto(draft, request, { status: 'expired', reasons: [{ code: 'request_expired', detail }] });
}

function endInto(
  draft: Draft,
  request: EvidenceRequest,
  { status, reasons }: { status: 'cancelled' | 'expired'; reasons: Reason[] },
): void {
  const eventId = draft.id();
  draft.putRequest({ ...request, status, decisionCode: status, reasons, eventId, updatedAt: draft.person.now });
  const moved = { from: request.status, to: status, decision: { code: status, reasons } };
  draft.record(fact(eventId, EVENTS.evidenceMoved, { actor: draft.actor, ...aboutRequest(request), ...moved }));
}

/** Where the request stands now: its row, its releases, and the one fact that says so. */
function stand(draft: Draft, request: EvidenceRequest, verdict: Verdict, occasion: Occasion): void {
  const eventId = draft.id();
  const { status, code: decisionCode, reasons } = verdict;
  const { now } = draft.person;
  const evidenceTypes = verdict.list;
  const standing = { ...request, evidenceTypes, status, decisionCode, reasons, eventId, updatedAt: now };
  draft.putRequest(standing);
  draft.restOn(verdict.restsUntil);
  const releases = verdict.releases.map((released) => ({ ...released, release: toRelease(draft, standing, released) }));
  for (const { release } of releases) draft.putRelease(release);
  const from = occasion === 'made' ? undefined : request.status;
  draft.record(decisionFact({ draft, request: standing, verdict, releases, from }));
}

type Recorded = Released & { readonly release: Release };

function decisionFact(decided: {
  draft: Draft;
  request: EvidenceRequest;
  verdict: Verdict;
  releases: readonly Recorded[];
  from: EvidenceRequest['status'] | undefined;
}) {
  const { draft, request, verdict, releases, from } = decided;
  const decision = { code: verdict.code, reasons: [...verdict.reasons] };
  const data = { actor: draft.actor, ...aboutRequest(request), decision };
  if (verdict.status === 'released') {
    const documents = releases.map(releasedDocument);
    return fact(request.eventId, EVENTS.evidenceReleased, { ...data, documents, ...onlyFields(releases) });
  }
  if (verdict.status === 'denied') return fact(request.eventId, EVENTS.evidenceDenied, data);
  if (from === undefined) {
    const { catalogueVersion } = draft.person;
    return fact(request.eventId, EVENTS.evidenceRequested, { ...data, catalogueVersion });
  }
  return fact(request.eventId, EVENTS.evidenceMoved, { ...data, from, to: verdict.status });
}

/** Where but one file was handed over as a whole, the fact must not say that it was fields only. */
function onlyFields(releases: readonly Recorded[]): { fields?: string[] } {
  const named = releases.map(({ fields }) => fields).filter((fields) => fields !== null);
  return named.length === releases.length ? { fields: [...new Set(named.flat())] } : {};
}

function releasedDocument({ document, evidenceType, source, release }: Recorded) {
  return {
    releaseId: release.id,
    evidenceType,
    qualifier: document.qualifier,
    documentId: document.id,
    version: document.version,
    digest: document.digest,
    provenance: document.provenance,
    source,
  };
}

function toRelease(draft: Draft, request: EvidenceRequest, released: Released): Release {
  return {
    subjectRef: request.subjectRef,
    id: draft.id(),
    requestId: request.id,
    evidenceType: released.evidenceType,
    qualifier: request.qualifier,
    documentId: released.document.id,
    source: released.source,
    consentId: released.consent?.id ?? null,
    eventId: request.eventId,
    releasedAt: draft.person.now,
    endedAt: null,
    fields: released.fields,
  };
}

function requestConsent(draft: Draft, request: EvidenceRequest, evidenceType: string, catalogue: Catalogue): void {
  const before = draft.consentFor({ agency: request.agency, purpose: request.purpose, evidenceType });
  const { now, subject } = draft.person;
  const consent: Consent = {
    subjectRef: subject.subjectRef,
    id: before?.id ?? draft.id(),
    agency: request.agency,
    procedure: request.procedure,
    purpose: request.purpose,
    evidenceType,
    status: 'requested',
    requestedAt: now,
    decidedAt: null,
    validUntil: null,
    noticedFor: null,
    fields: catalogue.purpose(request.purpose, request.agency)?.fields ?? null,
  };
  draft.changeConsent(consent, { transition: 'request', ...(before === undefined ? {} : { from: EXPIRED }) });
}

function pursuitTerms(draft: Draft, request: EvidenceRequest, need: Need, catalogue: Catalogue) {
  return {
    ...demandOf(request, need, catalogue),
    evidenceType: need.evidenceType,
    qualifier: request.qualifier,
    kind: need.kind,
    source: need.source ?? null,
    why: need.why ?? null,
    deadline: deadlineOf(draft, need, catalogue),
  };
}

function deadlineOf(draft: Draft, need: Need, catalogue: Catalogue): string {
  const type = catalogue.evidenceType(need.evidenceType);
  if (type === undefined)
    throw new Error(`The catalogue lost the evidence type ${need.evidenceType} during a decision.`);
  const span = need.kind === 'asking' ? type.askDeadlineDays * DAY_MS : type.fetchDeadlineMinutes * MINUTE_MS;
  return new Date(Date.parse(draft.person.now) + span).toISOString();
}
