import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import { counted } from './counted';
import type { Snapshot } from './snapshot';

const DECISIONS: readonly string[] = [EVENTS.evidenceReleased.type, EVENTS.evidenceDenied.type];

/** Each person's facts are numbered from 1 on without a gap, up to the person's counter. */
export function* denseInRegistry(_history: readonly Operation[], { subjects, facts }: Snapshot) {
  const byPerson = Map.groupBy(facts, ({ subjectRef }) => subjectRef);
  for (const { subjectRef, sequence } of subjects)
    yield* gaps(
      subjectRef,
      sequence,
      (byPerson.get(subjectRef) ?? []).map((fact) => fact.sequence),
    );
}

/** Each fact is an entry of the log under its number. */
export function* denseInLog(_history: readonly Operation[], { subjects, entries, facts }: Snapshot) {
  const byPerson = Map.groupBy(entries, ({ subjectRef }) => subjectRef);
  for (const { subjectRef, sequence } of subjects)
    yield* gaps(
      subjectRef,
      sequence,
      (byPerson.get(subjectRef) ?? []).flatMap((entry) => entry.sequence ?? []),
    );
  const logged = new Map(entries.map(({ entryId, sequence }) => [entryId, sequence]));
  for (const { eventId, sequence, type } of facts)
    if (logged.get(eventId) !== sequence)
      yield `${type} ${eventId} has number ${sequence}, and ${logged.get(eventId) ?? 'none'} in the log`;
}

/** Each release and denial has exactly one entry with a leaf, and each such entry is of one of them. */
export function* oneLeafEach(_history: readonly Operation[], { facts, entries }: Snapshot) {
  const decided = facts.filter(({ type }) => DECISIONS.includes(type));
  const logged = entries.filter(({ kind }) => DECISIONS.includes(kind));
  const leaves = counted(logged.filter(({ hasLeaf }) => hasLeaf).map(({ entryId }) => entryId));
  for (const { eventId } of decided)
    if (leaves.get(eventId) !== 1) yield `the decision ${eventId} has ${leaves.get(eventId) ?? 0} leaves`;
  const known = new Set(decided.map(({ eventId }) => eventId));
  for (const { entryId } of logged) if (!known.has(entryId)) yield `the entry ${entryId} is of no decision`;
  const places = counted(entries.map(({ leafIndex }) => leafIndex));
  for (const [place, count] of places) if (count > 1) yield `leaf ${place} belongs to ${count} entries`;
}

/** Whatever consumer: what it first hears of a person comes in the order of the person's numbers. */
export function* orderAtConsumers(_history: readonly Operation[], { heard, entries, feed, facts }: Snapshot) {
  yield* disorder(
    'the topic',
    heard.map(({ subjectRef, sequence, eventId }) => ({ of: subjectRef, sequence, eventId })),
  );
  const logged = entries.filter(({ subjectRef, sequence }) => subjectRef !== null && sequence !== null);
  yield* disorder(
    'the log',
    logged
      .sort((a, b) => a.leafIndex - b.leafIndex)
      .map(({ subjectRef, sequence, entryId }) => ({ of: subjectRef!, sequence: sequence!, eventId: entryId })),
  );
  const numbers = new Map(facts.map(({ eventId, sequence }) => [eventId, sequence]));
  const told = [...feed].sort((a, b) => a.number - b.number);
  yield* disorder(
    'a feed',
    told.flatMap(({ agency, subjectRef, eventId }) => {
      const sequence = numbers.get(eventId);
      return sequence === undefined ? [] : { of: `${agency} ${subjectRef}`, sequence, eventId };
    }),
  );
  const heardOf = new Set(heard.map(({ eventId }) => eventId));
  for (const { eventId, type } of facts) if (!heardOf.has(eventId)) yield `${type} ${eventId} never came to the topic`;
}

/** What was signed at any time is the root of the leaves that the log has now, so any two of them are consistent. */
export function* signedIsTheLog(_history: readonly Operation[], { checkpoints }: Snapshot) {
  for (const { size, root, rootOfLeaves } of checkpoints)
    if (root !== rootOfLeaves)
      yield `the checkpoint of ${size} leaves has root ${root}, and the leaves have ${rootOfLeaves}`;
}

function* gaps(subjectRef: string, upTo: number, numbers: readonly number[]) {
  const counts = counted(numbers);
  const missing = Array.from({ length: upTo }, (_, n) => n + 1).filter((number) => !counts.has(number));
  if (missing.length > 0) yield `${subjectRef}: ${missing.join()} of ${upTo} are missing`;
  const twice = [...counts].filter(([, count]) => count > 1).map(([number]) => number);
  if (twice.length > 0) yield `${subjectRef}: ${twice.join()} are there more than once`;
  const beyond = [...counts.keys()].filter((number) => number > upTo);
  if (beyond.length > 0) yield `${subjectRef}: ${beyond.join()} are beyond the counter ${upTo}`;
}

interface Arrival {
  readonly of: string;
  readonly sequence: number;
  readonly eventId: string;
}

/** An event that comes again says nothing new. */
function* disorder(where: string, arrivals: readonly Arrival[]) {
  const known = new Set<string>();
  const highest = new Map<string, number>();
  for (const { of, sequence, eventId } of arrivals) {
    if (known.has(`${of} ${eventId}`)) continue;
    known.add(`${of} ${eventId}`);
    const before = highest.get(of) ?? 0;
    if (sequence < before) yield `${where} has number ${sequence} of ${of} after ${before}`;
    highest.set(of, Math.max(before, sequence));
  }
}
