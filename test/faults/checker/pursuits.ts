import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import { roleIn } from './acknowledged';
import type { Fact, RequestRow, Snapshot } from './snapshot';

const DAY_MS = 86_400_000;
const OPENED: readonly string[] = [EVENTS.askOpened.type, EVENTS.fetchStarted.type];
const CLOSED: readonly string[] = [EVENTS.askClosed.type, EVENTS.fetchEnded.type];
/** The one requirement that not every copy satisfies. */
const FRESH = 'fresh-proof-of-birth';

/** At each moment a holding has one open ask or one running fetch, or none. */
export function* oneOpenPursuit(_history: readonly Operation[], { facts }: Snapshot) {
  for (const life of lives(facts)) {
    const open = new Map<string, string>();
    for (const { type, data, subjectRef, sequence } of life) {
      const holding = `${text(data.evidenceType)} ${text(data.qualifier)}`;
      const pursuit = text(data.askId ?? data.fetchId);
      if (CLOSED.includes(type) && open.get(holding) === pursuit) open.delete(holding);
      if (!OPENED.includes(type)) continue;
      const other = open.get(holding);
      if (other !== undefined)
        yield `${subjectRef}: ${pursuit} was opened for ${holding}as fact ${sequence}, while ${other} was open`;
      open.set(holding, pursuit);
    }
  }
}

/** What a source sends answers a fetch that is running at that moment, or is refused. */
export function* fetchedIsAwaited(_history: readonly Operation[], { facts }: Snapshot) {
  for (const life of lives(facts)) {
    const running = new Set<string>();
    for (const { type, data, subjectRef, sequence } of life) {
      const holding = `${text(data.evidenceType)} ${text(data.qualifier)}`;
      if (type === EVENTS.fetchStarted.type) running.add(holding);
      if (type === EVENTS.fetchEnded.type) running.delete(holding);
      if (type === EVENTS.documentAdded.type && roleIn(data) === 'service' && !running.has(holding))
        yield `${subjectRef}: fact ${sequence} took in what a source sent for ${holding}when no fetch was running`;
    }
  }
}

interface Held {
  readonly documentId: string;
  readonly provenance: string;
  /** From when on its age counts. */
  readonly since: number;
}

/** Nobody is asked, and no source, for what a held copy would have satisfied at that moment. */
export function* noneOpenedBesideACopy(_history: readonly Operation[], { facts, requests }: Snapshot) {
  const requestsById = new Map(requests.map((request) => [request.id, request]));
  for (const life of lives(facts)) {
    const held = new Map<string, Held>();
    const rejected = new Set<string>();
    for (const fact of life) {
      const { type, data, subjectRef, sequence } = fact;
      const holding = `${text(data.evidenceType)} ${text(data.qualifier)}`;
      if (type === EVENTS.documentAdded.type && data.current === true) held.set(holding, heldBy(fact));
      if (type === EVENTS.documentEnded.type && held.get(holding)?.documentId === data.documentId) held.delete(holding);
      if (type === EVENTS.evidenceRejected.type) rejected.add(`${text(data.documentId)} ${text(data.requirement)}`);
      const copy = held.get(holding);
      if (!OPENED.includes(type) || copy === undefined) continue;
      const opener = requestsById.get(text(data.requestId));
      const wasRejected =
        copy.provenance === 'citizen_provided' && rejected.has(`${copy.documentId} ${text(opener?.requirement)}`);
      if (!wasRejected && satisfies(copy, fact, opener))
        yield `${subjectRef}: fact ${sequence} opened a pursuit of ${holding}beside ${copy.documentId}`;
    }
  }
}

/** Whoever waits when all is quiet waits for something that is under way. */
export function* waitersAreServed(_history: readonly Operation[], { requests, pursuits, consents }: Snapshot) {
  for (const { id, status, subjectRef, agency, purpose, evidenceTypes } of requests) {
    if (status === 'consent_pending') {
      const asked = consents.some(
        (consent) =>
          consent.subjectRef === subjectRef &&
          consent.agency === agency &&
          consent.purpose === purpose &&
          consent.status === 'requested',
      );
      if (!asked) yield `request ${id} waits for a consent that nobody is asked for`;
    } else if (status === 'asking' || status === 'fetching') {
      const pursued = pursuits.some(
        (pursuit) => pursuit.open && pursuit.subjectRef === subjectRef && evidenceTypes.includes(pursuit.evidenceType),
      );
      if (!pursued) yield `request ${id} is ${status}, and nothing that it needs is`;
    }
  }
}

function satisfies(copy: Held, { type, data, at }: Fact, opener: RequestRow | undefined): boolean {
  if (type === EVENTS.fetchStarted.type) return opener?.requirement !== FRESH;
  const provenances = data.acceptedProvenance as readonly string[] | undefined;
  const maxAgeDays = data.maxAgeDays as number | undefined;
  const accepted = provenances?.includes(copy.provenance) ?? true;
  return accepted && (maxAgeDays === undefined || copy.since >= at - maxAgeDays * DAY_MS);
}

const heldBy = ({ data, at }: Fact): Held => ({
  documentId: text(data.documentId),
  provenance: text(data.provenance),
  since: data.issuedAt === undefined ? at : Date.parse(text(data.issuedAt)),
});

/** The facts about each person, in their order. */
export function lives(facts: readonly Fact[]): Fact[][] {
  const byPerson = Map.groupBy(facts, ({ subjectRef }) => subjectRef);
  return [...byPerson.values()].map((life) => life.sort((a, b) => a.sequence - b.sequence));
}

const text = (value: unknown): string => String(value);
