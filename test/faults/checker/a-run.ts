import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import type { Fact, Snapshot } from './snapshot';

export const PERSON = 'person';
const BIRTH = { evidenceType: 'birth-certificate', qualifier: '' };
const CITIZEN = { actor: { role: 'citizen' } };
const AGENCY = { actor: { role: 'agency' } };
const NOON = Date.parse('2026-11-25T12:00:00Z');

export const aFact = (sequence: number, type: string, data: object): Fact => ({
  subjectRef: PERSON,
  sequence,
  eventId: `event-${sequence}`,
  type,
  at: NOON + sequence * 1_000,
  data: { ...data },
});

export const aCall = (n: number, changes: Partial<Operation>): Operation => ({
  n,
  client: 0,
  deed: 'ask',
  key: `key-${n}`,
  instance: 0,
  person: '30000000000000',
  calledAt: n * 10,
  endedAt: n * 10 + 5,
  outcome: 'ok',
  ...changes,
});

export const consentOf = (sequence: number, transition: string, to: string): Fact =>
  aFact(sequence, EVENTS.consentChanged.type, { ...CITIZEN, consentId: 'consent', transition, to });
export const askOf = (sequence: number, askId: string, changes: object = {}): Fact =>
  aFact(sequence, EVENTS.askOpened.type, { ...AGENCY, ...BIRTH, askId, requestId: 'request', ...changes });
export const documentOf = (sequence: number, documentId: string, changes: object = {}): Fact =>
  aFact(sequence, EVENTS.documentAdded.type, {
    ...{ ...CITIZEN, ...BIRTH, documentId, current: true, provenance: 'citizen_provided' },
    ...changes,
  });

/** An agency asks, the person gives a document and agrees, the agency reads it, the person withdraws. */
export const FACTS: readonly Fact[] = [
  aFact(1, EVENTS.evidenceRequested.type, { ...AGENCY, requestId: 'request' }),
  askOf(2, 'ask'),
  documentOf(3, 'document'),
  aFact(4, EVENTS.askClosed.type, { ...CITIZEN, ...BIRTH, askId: 'ask', outcome: 'answered' }),
  consentOf(5, 'grant', 'given'),
  aFact(6, EVENTS.evidenceReleased.type, { ...AGENCY, requestId: 'request', documents: [{ releaseId: 'release' }] }),
  aFact(7, EVENTS.evidenceRead.type, { ...AGENCY, requestId: 'request', releaseId: 'release', manner: 'download' }),
  consentOf(8, 'withdrawal', 'withdrawn'),
];

export const HISTORY: readonly Operation[] = [
  aCall(1, { id: 'request', agency: 'housing', auditEntryId: 'event-1' }),
  aCall(2, { deed: 'give', id: 'document' }),
  aCall(3, { deed: 'transit', consentId: 'consent', transition: 'grant', id: 'consent' }),
  aCall(4, { deed: 'read', requestId: 'request' }),
  aCall(5, { deed: 'transit', consentId: 'consent', transition: 'withdrawal', id: 'consent' }),
];

/** What is left of it where every promise is kept. */
export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  const facts = changes.facts ?? FACTS;
  return {
    subjects: [{ subjectRef: PERSON, sequence: facts.length }],
    facts,
    requests: [
      {
        ...{ subjectRef: PERSON, id: 'request', agency: 'housing', purpose: 'benefit', requirement: 'proof-of-birth' },
        ...{ evidenceTypes: ['birth-certificate'], status: 'released' },
      },
    ],
    releases: [
      {
        ...{ subjectRef: PERSON, id: 'release', requestId: 'request', documentId: 'document' },
        ...{ consentId: 'consent', eventId: 'event-6' },
      },
    ],
    pursuits: [],
    consents: [{ subjectRef: PERSON, id: 'consent', agency: 'housing', purpose: 'benefit', status: 'withdrawn' }],
    documents: ['document'],
    entries: facts.map(({ eventId, subjectRef, sequence, type }, leafIndex) => ({
      ...{ entryId: eventId, subjectRef, sequence, kind: type, leafIndex, hasLeaf: true },
    })),
    heard: facts.map(({ eventId, subjectRef, sequence }) => ({ eventId, subjectRef, sequence })),
    feed: facts.map(({ eventId, subjectRef }, n) => ({ agency: 'housing', number: n + 1, eventId, subjectRef })),
    deliveries: [],
    received: [],
    letters: [],
    poisoned: [],
    checkpoints: [{ size: 8, root: 'root', rootOfLeaves: 'root' }],
    unsettled: [],
    usage: [{ name: 'registry-0', megabytes: 200, files: 40, connections: 16 }],
    ...changes,
  };
}
