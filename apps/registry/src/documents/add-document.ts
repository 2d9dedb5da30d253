import { EVENTS } from '@askonce/contracts';
import type { Catalogue } from '../catalogue/catalogue';
import { alternativesTo, type Known } from '../evidence-requests/alternatives';
import { fact } from '../subjects/changes';
import type { Draft } from '../subjects/draft';
import type { HeldDocument, Pursuit, PursuitOutcome } from '../subjects/person';
import { satisfies } from '../evidence-requests/satisfies';
import { isoTime } from '../calls/iso-time';

const RANK = { citizen_provided: 0, agency_issued: 1 } as const;

/** Whether a document should stand in for the current one: what is valid first, then provenance, then the day of issue. */
export function isBetter(candidate: HeldDocument, current: HeldDocument, now: string): boolean {
  const valid = Number(satisfies(candidate, {}, now)) - Number(satisfies(current, {}, now));
  const rank = RANK[candidate.provenance] - RANK[current.provenance];
  const younger = issueOf(candidate) - issueOf(current);
  return (valid || rank || younger) >= 0;
}

const issueOf = ({ issuedAt, createdAt }: HeldDocument) => Date.parse(issuedAt ?? createdAt);

export interface Added {
  readonly document: HeldDocument;
  /** Whether it ended the pursuit that was open for its holding. */
  readonly answered: boolean;
  /** Whether it was the last that asks for other types needed to be answered otherwise. */
  readonly answeredInstead: boolean;
}

interface Surroundings {
  readonly catalogue: Catalogue;
  /** What the citizen wants it to stand in for. */
  readonly replaces?: HeldDocument | undefined;
}

/**
 * Takes a document in. It becomes current if it is better than what is held, if those who wait need it, or if it replaces;
 * it ends the pursuit only if it satisfies it.
 */
export function addDocument(draft: Draft, incoming: HeldDocument, { catalogue, replaces }: Surroundings): Added {
  const { now } = draft.person;
  const current = draft.currentDocument(incoming);
  const pursuit = draft.openPursuit(incoming);
  const elsewhere = pursuit ? [] : asksAnsweredInstead(draft, incoming, catalogue);
  const cause = pursuit ?? elsewhere[0];
  const arrival = arrivalOf(incoming, cause);
  const pursuitId = arrival === 'deposited' ? null : (cause?.id ?? null);
  const document: HeldDocument = { ...incoming, status: 'current', arrival, pursuitId };
  const answered = pursuit !== undefined && satisfies(document, pursuit, now);
  const becomesCurrent =
    current === undefined || replaces !== undefined || answered || isBetter(document, current, now);
  const stored = becomesCurrent ? document : { ...document, status: 'superseded' as const, endedAt: now };
  if (becomesCurrent && current) draft.endDocument(current, 'superseded');
  draft.putDocument(stored);
  draft.keepContent(stored.contentId);
  recordAdded(draft, stored, replaces);
  if (pursuit && answered) draft.closePursuit(pursuit, outcomeOf(stored, pursuit));
  const instead = arrival === 'asked' ? elsewhere.filter((ask) => nothingMissing(draft, ask, catalogue)) : [];
  for (const ask of instead) draft.closePursuit(ask, 'answered');
  return { document: stored, answered, answeredInstead: instead.length > 0 };
}

/** Open asks for other types to which this one belongs as an alternative. */
function asksAnsweredInstead(draft: Draft, { evidenceType, qualifier }: HeldDocument, catalogue: Catalogue) {
  return draft
    .openPursuits()
    .filter((pursuit) => pursuit.kind === 'asking' && pursuit.qualifier === qualifier)
    .filter((ask) => alternativesTo(ask, known(draft), catalogue).some((list) => list.includes(evidenceType)));
}

const nothingMissing = (draft: Draft, ask: Pursuit, catalogue: Catalogue): boolean =>
  alternativesTo(ask, known(draft), catalogue).some((list) => list.length === 0);

const known = (draft: Draft): Known => ({
  now: draft.person.now,
  documents: draft.currentDocuments(),
  consents: draft.person.consents,
  rejections: draft.allRejections(),
  requests: draft.waitingRequests(),
});

/** Given while the citizen is asked counts as asked for. */
function arrivalOf(incoming: HeldDocument, pursuit: Pursuit | undefined): HeldDocument['arrival'] {
  if (incoming.arrival === 'fetched') return 'fetched';
  return pursuit?.kind === 'asking' && incoming.depositedBy === null ? 'asked' : 'deposited';
}

function outcomeOf({ arrival }: HeldDocument, { kind }: Pursuit): PursuitOutcome {
  if (kind === 'asking') return arrival === 'asked' ? 'answered' : 'no_longer_needed';
  return arrival === 'fetched' ? 'found' : 'no_longer_needed';
}

function recordAdded(draft: Draft, document: HeldDocument, replaces: HeldDocument | undefined): void {
  const { issuer, issuedAt, validUntil } = document;
  draft.record(
    fact(draft.id(), EVENTS.documentAdded, {
      actor: draft.actor,
      ...aboutDocument(document),
      ...(issuer === null ? {} : { issuer }),
      channel: document.channel,
      mediaType: document.mediaType,
      size: document.size,
      current: document.status === 'current',
      ...(replaces === undefined ? {} : { replaces: replaces.id }),
      ...(issuedAt === null ? {} : { issuedAt: isoTime(issuedAt) }),
      ...(validUntil === null ? {} : { validUntil: isoTime(validUntil) }),
    }),
  );
}

/** What every event about a document says of it. */
export const aboutDocument = ({ id, evidenceType, qualifier, version, provenance, digest }: HeldDocument) => ({
  documentId: id,
  evidenceType,
  qualifier,
  version,
  provenance,
  digest,
});
