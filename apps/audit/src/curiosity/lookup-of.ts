import { type AskOnceEvent, EVENTS, TOPICS } from '@askonce/contracts';
import type { Fact } from '../log/fact';
import { factOf } from '../log/fact-of-event';
import type { Looker, Lookup } from './lookup';

const READINGS: ReadonlySet<string> = new Set([EVENTS.evidenceRead.type, EVENTS.evidenceReadRefused.type]);
const REFUSALS: ReadonlySet<string> = new Set([EVENTS.evidenceDenied.type, EVENTS.evidenceReadRefused.type]);

/** What the registry takes is shorter; an index takes no more than so much. */
const MAX_ID = 200;

/**
 * The look-up that a fact tells of; undefined where it does not fit the contracts, and where no agency acted: adapters
 * that bring a document do what others decided.
 */
export function lookupOf(event: AskOnceEvent): Lookup | undefined {
  const fact = factOf(TOPICS.evidence, event);
  const { agency, actorRole: role, system, subjectRef, occurredAt, requestId } = fact;
  if (agency === null || system === null || subjectRef === null || occurredAt === null || requestId === null) {
    return undefined;
  }
  if (role !== 'agency' && role !== 'clerk') return undefined;
  return {
    id: READINGS.has(fact.kind) ? fact.entryId : requestId,
    lookers: [...officialsIn(fact, agency), { agency, kind: 'system', id: system }],
    role,
    system,
    subjectRef,
    at: new Date(occurredAt),
    denied: REFUSALS.has(fact.kind),
  };
}

/** None where a system acts by itself. */
function officialsIn({ details }: Fact, agency: string): Looker[] {
  if (!('official' in details) || typeof details.official !== 'string') return [];
  return details.official.length <= MAX_ID ? [{ agency, kind: 'official', id: details.official }] : [];
}
