import { isWaiting } from '@askonce/contracts';
import type { DocumentDraft } from '../documents/drafts/document-draft';
import type {
  Consent,
  ConsentWithPeriod,
  EvidenceRequest,
  HeldDocument,
  Person,
  Pursuit,
  Timestamp,
} from '../subjects/person';

/** What can be due, by the names that metrics have for it. */
export const DUE_KINDS = ['ask', 'fetch', 'request', 'consent', 'notice', 'document', 'draft'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What time has ended for one person, and of what it is time to tell. */
export interface Due {
  readonly ask: readonly Pursuit[];
  readonly fetch: readonly Pursuit[];
  readonly request: readonly EvidenceRequest[];
  readonly consent: readonly Consent[];
  readonly notice: readonly ConsentWithPeriod[];
  readonly document: readonly HeldDocument[];
  readonly draft: readonly DocumentDraft[];
}

const DAY_MS = 86_400_000;

/**
 * How long after its deadline a fetch still belongs to the adapters: longer than the 90 seconds after which one of them
 * takes over from another that has died, so that mostly their own answer ends it.
 */
export const FETCH_GRACE_MS = 120_000;

const at = (time: Timestamp) => Date.parse(time);

/**
 * What is due for a person at the moment at which the database read them. An end is exclusive: what is valid until a moment
 * is no longer valid at it.
 */
export function dueFor(person: Person, noticeDays: number, drafts: readonly DocumentDraft[] = []): Due {
  const now = at(person.now);
  const ended = (end: Timestamp | null) => end !== null && at(end) <= now;
  const open = person.pursuits.filter(({ closedAt }) => closedAt === null);
  return {
    ask: open.filter(({ kind, deadline }) => kind === 'asking' && ended(deadline)),
    fetch: open.filter(({ kind, deadline }) => kind === 'fetching' && at(deadline) + FETCH_GRACE_MS <= now),
    request: person.requests.filter(({ status, expiresAt }) => isWaiting(status) && ended(expiresAt)),
    consent: person.consents.filter(
      ({ status, validUntil }) => (status === 'given' || status === 'paused') && ended(validUntil),
    ),
    notice: person.consents.filter((consent) => isNoticeDue(consent, now, noticeDays)),
    document: person.documents.filter(({ status, validUntil }) => status === 'current' && ended(validUntil)),
    draft: drafts.filter(({ expiresAt }) => ended(expiresAt)),
  };
}

export const isNothing = (due: Due): boolean => DUE_KINDS.every((kind) => due[kind].length === 0);

/**
 * Told so many days before the end, of a short period when half of it is over; once for each period. A paused consent
 * cannot be renewed, so it is told of when it is resumed.
 */
function isNoticeDue(consent: Consent, now: number, noticeDays: number): consent is ConsentWithPeriod {
  const { status, decidedAt, validUntil, noticedFor } = consent;
  if (status !== 'given' || decidedAt === null || validUntil === null) return false;
  const end = at(validUntil);
  if (noticedFor !== null && at(noticedFor) === end) return false;
  const before = Math.min(noticeDays * DAY_MS, (end - at(decidedAt)) / 2);
  return now >= end - before && now < end;
}
