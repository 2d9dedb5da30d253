import type { DecisionCode, DenialCode, LawfulBasis, RequestStatus, Source } from '@askonce/contracts';
import type { ReleasedFields } from '../catalogue/released-fields';
import type { Consent, HeldDocument, Reason, Timestamp } from '../subjects/person';
import { barOf, coveredLists, isAuthorised, ranOut, wasDeclined } from './authority';
import { chooseList, completeList, sameList } from './choose-list';
import type { EvidenceTypeList, Facts } from './facts';
import { isOutOfReach, type Need, needOf } from './needs';
import { heldFor, missingOf } from './satisfies';

export interface Released {
  readonly evidenceType: string;
  readonly document: HeldDocument;
  readonly source: Source;
  readonly consent?: Consent;
  readonly fields: ReleasedFields;
}

export interface Verdict {
  readonly status: Extract<
    RequestStatus,
    'released' | 'consent_pending' | 'fetching' | 'asking' | 'denied' | 'expired'
  >;
  readonly code: DecisionCode;
  readonly reasons: readonly Reason[];
  /** The list that is released, or pursued from now on. */
  readonly list: EvidenceTypeList;
  readonly releases: readonly Released[];
  readonly needs: readonly Need[];
  /** Types for which a consent has to be asked of the citizen. */
  readonly consentsToRequest: readonly string[];
  /** The earliest end of validity among consents and documents that a release rests on. */
  readonly restsUntil?: Timestamp;
}

type Lists = readonly [EvidenceTypeList, ...EvidenceTypeList[]];

const at = (time: Timestamp) => Date.parse(time);
const areThere = (lists: readonly EvidenceTypeList[]): lists is Lists => lists.length > 0;

/**
 * Decides an evidence request: the caller is entitled → the lawful basis holds → what is held satisfies it → a source
 * can supply it → the citizen is asked. Any of its lists will do, each as a whole. No input or output, so that it can be
 * read as a table: docs/decision-table.md.
 */
export function decide(facts: Facts): Verdict {
  const { entitlement, terms } = facts;
  if (!entitlement.agencyActive) return denied(facts, 'agency_suspended');
  const { purpose } = entitlement;
  if (purpose === undefined) return denied(facts, 'purpose_not_declared');
  const covered = coveredLists(facts);
  if (!areThere(covered)) return denied(facts, 'evidence_type_not_covered');
  const { lawfulBasis } = purpose;
  if (lawfulBasis === 'public_task' && !terms.explicitRequest) return denied(facts, 'explicit_request_missing');
  return lawfulBasis === 'consent' ? decideOnConsent(facts, covered) : decideOnLaw(facts, covered, lawfulBasis);
}

function decideOnLaw(facts: Facts, covered: Lists, basis: LawfulBasis): Verdict {
  const possible = covered.filter((list) => !wasDeclined(facts, list));
  return areThere(possible) ? onBasis(facts, possible, basis) : denied(facts, 'ask_declined');
}

/** A list is out of the question once the person has barred one of its types; the basis holds when all its types are given. */
function decideOnConsent(facts: Facts, covered: Lists): Verdict {
  const open = covered.filter((list) => barOf(facts, list) === undefined);
  if (!areThere(open)) return denied(facts, barOf(facts, keptAmong(facts, covered)) ?? 'consent_refused');
  const possible = open.filter((list) => !wasDeclined(facts, list));
  if (!areThere(possible)) return denied(facts, 'ask_declined');
  const authorised = possible.filter((list) => list.every((type) => isAuthorised(facts, type)));
  return areThere(authorised) ? onBasis(facts, authorised, 'consent') : consentPending(facts, possible);
}

const keptAmong = ({ terms }: Facts, lists: Lists): EvidenceTypeList =>
  lists.find((list) => sameList(list, terms.kept)) ?? lists[0];

/**
 * Consent is missing. One question covers every type of all the lists that will do. No source is asked before it is
 * answered; but where only the citizen can give the document, the question covers both. Where one of the lists is held as a
 * whole, an answer is all that is missing, and nothing is asked for beside it.
 */
function consentPending(facts: Facts, lists: Lists): Verdict {
  const list = chooseList(facts, lists);
  const types = [...new Set(lists.flat())].filter((type) => !isAuthorised(facts, type));
  return {
    status: 'consent_pending',
    code: 'consent_pending',
    reasons: [{ code: 'consent_missing', detail: 'The person has not decided yet whether to share this.' }],
    list,
    releases: [],
    needs: completeList(facts, lists) ? [] : needsOf(facts, list).filter(isForCitizen),
    consentsToRequest: types.filter((type) => facts.byType.get(type)?.consent?.status !== 'requested'),
  };
}

const isForCitizen = (need: Need): boolean => need.kind === 'asking' && !isOutOfReach(need);

const needsOf = (facts: Facts, list: EvidenceTypeList): Need[] =>
  missingOf(facts, list).map((type) => needOf(facts, type));

function onBasis(facts: Facts, lists: Lists, basis: LawfulBasis): Verdict {
  const basisReason: Reason = { code: basis === 'consent' ? 'consent_valid' : basis };
  const complete = completeList(facts, lists);
  if (complete) {
    const releases = complete.flatMap((type) => releaseOf(facts, type, basis));
    return released(complete, releases, basisReason);
  }
  const pursuable = lists.filter((list) => !needsOf(facts, list).some(isOutOfReach));
  if (!areThere(pursuable)) return denied(facts, 'no_structured_evidence');
  const open = pursuable.filter((list) => !ranOut(facts, list));
  if (!areThere(open)) return notAnswered(keptAmong(facts, pursuable));
  const list = chooseList(facts, open);
  const needs = needsOf(facts, list);
  const status = needs.some(({ kind }) => kind === 'asking') ? 'asking' : 'fetching';
  const why: Reason =
    status === 'asking'
      ? { code: 'citizen_asked', detail: 'The person is asked for it, once, whoever else waits.' }
      : { code: 'source_asked', detail: 'An agency that has it is asked by machine.' };
  return { status, code: status, reasons: [basisReason, why], list, releases: [], needs, consentsToRequest: [] };
}

function releaseOf(facts: Facts, type: string, basis: LawfulBasis): Released[] {
  const document = heldFor(facts, type);
  if (document === undefined) return [];
  const consent = basis === 'consent' ? facts.byType.get(type)?.consent : undefined;
  const fields = facts.byType.get(type)?.fields ?? null;
  return [{ evidenceType: type, document, source: sourceOf(document, facts), fields, ...(consent ? { consent } : {}) }];
}

/** Held before the request began to wait counts as held, however it once came in. */
function sourceOf(document: HeldDocument, { terms }: Facts): Source {
  if (at(document.createdAt) < at(terms.since) || document.arrival === 'deposited') return 'held';
  return document.arrival;
}

function released(list: EvidenceTypeList, releases: readonly Released[], basis: Reason): Verdict {
  const sources = [...new Set(releases.map(({ source }) => source))];
  const restsUntil = releases
    .flatMap(({ document, consent }) => [document.validUntil, consent?.validUntil ?? null])
    .filter((end) => end !== null)
    .sort((a, b) => at(a) - at(b))[0];
  return {
    status: 'released',
    code: 'released',
    reasons: [basis, ...sources.map((code) => ({ code }))],
    list,
    releases,
    needs: [],
    consentsToRequest: [],
    ...(restsUntil === undefined ? {} : { restsUntil }),
  };
}

const notAnswered = (list: EvidenceTypeList): Verdict => ({
  status: 'expired',
  code: 'expired',
  reasons: [{ code: 'ask_expired', detail: 'The person was asked and did not answer in time.' }],
  list,
  releases: [],
  needs: [],
  consentsToRequest: [],
});

const denied = ({ terms }: Facts, code: DenialCode): Verdict => ({
  status: 'denied',
  code,
  reasons: [{ code }],
  list: terms.kept.length > 0 ? terms.kept : (terms.lists[0] ?? []),
  releases: [],
  needs: [],
  consentsToRequest: [],
});
