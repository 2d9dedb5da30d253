import { createHash } from 'node:crypto';
import { type AskOnceEvent, dataOf, type EventDefinition, EVENTS, InvalidEventData, TOPICS } from '@askonce/contracts';
import { facetsOf, subjectIn } from './facets-of';
import type { Facets, Fact } from './fact';
import { isUuid } from './is-uuid';
import { isStorable } from './is-storable';
import { instantOf } from './instant-of';

const DEFINITIONS: ReadonlyMap<string, EventDefinition> = new Map(
  Object.values(EVENTS).map((definition) => [definition.type, definition] as const),
);

const NOTHING_KNOWN: Facets = {
  agency: null,
  actorAgency: null,
  actorRole: null,
  system: null,
  procedure: null,
  purpose: null,
  lawfulBasis: null,
  evidenceTypes: [],
  outcome: null,
  requestId: null,
};

/**
 * What the log keeps of an event. One that does not fit the contracts is kept too: by its envelope and the digest of its
 * data, which could hold anything.
 */
export function factOf(topic: string, event: AskOnceEvent): Fact {
  const misfits = [...envelopeMisfits(topic, event), ...dataMisfits(event)];
  if (misfits.length > 0) {
    const details = { digest: digestOf(event.data), misfits };
    return { ...envelopeOf(topic, event), ...NOTHING_KNOWN, opaque: true, details };
  }
  return { ...envelopeOf(topic, event), ...facetsOf(event.data), opaque: false, details: event.data };
}

function envelopeOf(topic: string, { id, type, source, subject, sequence, time, data }: AskOnceEvent) {
  const subjectRef = subject === undefined ? subjectIn(data) : subject;
  const known = subjectRef !== undefined && isUuid(subjectRef) ? subjectRef.toLowerCase() : null;
  const numbered = known !== null && topic === TOPICS.evidence && sequence !== undefined;
  return {
    entryId: id.toLowerCase(),
    kind: type,
    topic,
    source,
    subjectRef: known,
    sequence: numbered ? sequence : null,
    occurredAt: instantOf(time) ?? null,
  };
}

/** Facts about a person stand on the evidence topic and are numbered; what stands elsewhere is not (architecture §2, §7). */
function envelopeMisfits(topic: string, { type, subject, sequence, time }: AskOnceEvent): string[] {
  const aboutPerson = topic === TOPICS.evidence;
  const misfits = [
    [DEFINITIONS.get(type)?.topic !== topic, '/type'],
    [instantOf(time) === undefined, '/time'],
    [subject === undefined ? aboutPerson : !isUuid(subject), '/subject'],
    [(sequence !== undefined) !== aboutPerson, '/sequence'],
  ] as const;
  return misfits.flatMap(([misfit, pointer]) => (misfit ? [pointer] : []));
}

function dataMisfits(event: AskOnceEvent): string[] {
  const definition = DEFINITIONS.get(event.type);
  if (definition === undefined) return [];
  if (!isStorable(event.data)) return ['/data'];
  try {
    dataOf(definition, event);
    return [];
  } catch (error) {
    if (error instanceof InvalidEventData) return error.pointers.map((pointer) => `/data${pointer}`);
    throw error;
  }
}

/** In the form of Repr-Digest (RFC 9530), of the data as JSON. */
function digestOf(data: object): string {
  return `sha-256=:${createHash('sha256').update(JSON.stringify(data)).digest('base64')}:`;
}
