import { EVENTS, TOPICS } from '@askonce/contracts';
import { anEvent } from '../../fixtures/facts';
import type { Entry } from '../../log/fact';
import { factOf } from '../../log/fact-of-event';
import type { Logged } from './logged';
import type { Recorded, RecordedFact, RecordedRelease, RecordedRequest } from './recorded';

export const PERSON = '0c6a9c54-2d0f-4f7e-8c53-6f1f6e7a0d11';
export const HAPPENED = '2026-11-22T09:00:00.000Z';

/** A fact of the registry that is a release, with the rows that belong to it. */
export function aRecorded(eventId: string, given: Partial<RecordedFact> = {}): Recorded {
  const type = given.type ?? EVENTS.evidenceReleased.type;
  const isDenial = type === EVENTS.evidenceDenied.type;
  const data = isDenial ? EVENTS.evidenceDenied.example : EVENTS.evidenceReleased.example;
  const fact = { subjectRef: PERSON, sequence: 1, type, occurredAt: HAPPENED, data, unsent: false, ...given };
  return { eventId, fact, releases: isDenial ? [] : [aRelease()], request: aRequest(isDenial) };
}

export function aRelease(given: Partial<RecordedRelease> = {}): RecordedRelease {
  const { requestId, documents } = EVENTS.evidenceReleased.example;
  return { ...documents[0]!, subjectRef: PERSON, requestId, ...given };
}

function aRequest(isDenied: boolean): RecordedRequest {
  const { requestId, agency, procedure, purpose, requirement = '', decision } = EVENTS.evidenceDenied.example;
  const standing = isDenied ? { status: 'denied', decisionCode: decision.code } : released;
  return { requestId, subjectRef: PERSON, agency, procedure, purpose, requirement, ...standing };
}

const released = { status: 'released', decisionCode: 'released' };

/** The entry of a fact, proved by the tree. */
export function aLogged({ eventId, fact }: Recorded, given: Partial<Entry> = {}): Logged {
  const { type, data, subjectRef, sequence, occurredAt } = fact!;
  const event = anEvent({ id: eventId, type, data, subject: subjectRef, sequence, time: occurredAt });
  const logged = {
    ...factOf(TOPICS.evidence, event),
    occurredAt,
    recordedAt: occurredAt,
    detailsPrunedAt: null,
    leafIndex: 7,
  };
  return { entry: { ...logged, ...given }, proof: { state: 'proved' }, erased: false };
}
