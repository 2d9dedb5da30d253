import { TOPICS } from '@askonce/contracts';
import type { Entry, Fact, Facets } from '../../log/fact';
import { factOf } from '../../log/fact-of-event';
import { facetsOf } from '../../log/facets-of';
import { decisionFindings } from './decision-rows';
import type { Finding } from './findings';
import type { Logged, Unlogged } from './logged';
import { differing } from './members';
import type { Recorded, RecordedFact } from './recorded';

/** What there is under the id of one event. */
export interface Pair {
  readonly id: string;
  readonly recorded?: Recorded;
  readonly logged?: Logged;
  /** Where there is a fact, and no entry of it. */
  readonly unlogged?: Unlogged;
}

/** `under_way`: told, or about to be told, and not logged yet. `erased`: the registry has dropped it with its person. */
export type Standing = 'compared' | 'under_way' | 'erased';

export interface Judgement {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
}

const SOURCE = '/registry';
/** So long after it happened, what is a person's newest fact can still be on its way into the log. */
const LATE_MS = 3_600_000;

/** Compares what registry and log say under one id. */
export function judge(pair: Pair, now: Date): Judgement {
  const { logged, recorded } = pair;
  if (logged === undefined) return judgeUnlogged(pair, now);
  if (recorded?.fact === undefined && logged.erased && recorded?.request === undefined) {
    return { standing: 'erased', findings: entryFindings(logged, undefined) };
  }
  const findings = [
    ...entryFindings(logged, recorded?.fact),
    ...factFindings(logged, recorded?.fact),
    ...(recorded === undefined ? [] : decisionFindings(recorded, decidedBy(logged, recorded.fact))),
  ];
  return { standing: 'compared', findings };
}

function judgeUnlogged({ id, recorded, unlogged }: Pair, now: Date): Judgement {
  if (recorded === undefined) return { standing: 'compared', findings: [] };
  const { fact } = recorded;
  if (fact === undefined) return { standing: 'compared', findings: decisionFindings(recorded, undefined) };
  const { subjectRef, type: kind, data } = fact;
  if (isUnderWay(fact, unlogged, now)) return { standing: 'under_way', findings: [] };
  const leafIndex = unlogged?.leafIndex;
  const missing: Finding = {
    code: 'entry_missing',
    entryId: id,
    subjectRef,
    ...(leafIndex !== undefined && { leafIndex }),
  };
  return { standing: 'compared', findings: [missing, ...decisionFindings(recorded, { kind, subjectRef, data })] };
}

/** Facts of one person are logged in order: one before the highest number there is cannot be on its way any more. */
function isUnderWay({ sequence, unsent, occurredAt }: RecordedFact, unlogged: Unlogged | undefined, now: Date) {
  if (unlogged === undefined || unlogged.leafIndex !== undefined || sequence <= unlogged.highest) return false;
  return unsent || Date.parse(occurredAt) > now.getTime() - LATE_MS;
}

/** What is wrong with the entry itself. */
function entryFindings({ entry, proof }: Logged, recorded: RecordedFact | undefined): Finding[] {
  const about = aboutEntry(entry);
  if (proof.state === 'moved') return [{ code: 'entry_moved', ...about, leafIndex: proof.to, members: ['leafIndex'] }];
  if (proof.state === 'keyless') return [{ code: 'entry_keyless', ...about }];
  const own = contradictions(entry, recorded !== undefined);
  if (proof.state === 'changed') {
    const members = [...new Set([...own, ...(recorded === undefined ? [] : differences(entry, recorded))])];
    return [{ code: 'entry_changed', ...about, ...(members.length > 0 && { members }) }];
  }
  return own.length === 0 ? [] : [{ code: 'entry_changed', ...about, members: own }];
}

/** What is wrong with the fact, provided that the entry is right. */
function factFindings({ entry, proof }: Logged, recorded: RecordedFact | undefined): Finding[] {
  const about = aboutEntry(entry);
  if (recorded === undefined) return entry.sequence === null ? [] : [{ code: 'fact_missing', ...about }];
  if (proof.state === 'changed' || proof.state === 'keyless') return [];
  const own = contradictions(entry, true);
  const members = differences(entry, recorded).filter((name) => !own.includes(name));
  if (proof.state === 'disputed') {
    return [{ code: 'either_changed', ...about, members: members.length > 0 ? members : ['details'] }];
  }
  if (members.length === 0) return [];
  return [{ code: proof.state === 'closed' ? 'either_changed' : 'fact_changed', ...about, members }];
}

/** Columns of an entry that its own details contradict, or that can be of no fact of the registry. */
function contradictions(entry: Entry, isRecorded: boolean): string[] {
  const { details, opaque, topic, source } = entry;
  const told = isRecorded ? differing({ topic: TOPICS.evidence, source: SOURCE }, { topic, source }) : [];
  return details === null || opaque ? told : [...told, ...differing({ ...facetsOf(details) }, entry)];
}

/** What the fact says otherwise than the entry. Of what did not fit the contracts, the log has the envelope only. */
function differences(entry: Entry, recorded: RecordedFact): string[] {
  const fact = factIn(entry.entryId, recorded);
  const { kind, subjectRef, sequence, occurredAt } = fact;
  const envelope = differing({ kind, subjectRef, sequence, occurredAt }, entry);
  if (entry.opaque) return envelope;
  if (entry.details !== null) return [...envelope, ...differing({ details: recorded.data }, entry)];
  return [...envelope, ...differing(facetsIn(fact), entry)];
}

/** The fact as it would be logged. */
function factIn(id: string, { subjectRef, sequence, type, occurredAt, data }: RecordedFact): Fact {
  return factOf(TOPICS.evidence, { id, type, source: SOURCE, time: occurredAt, subject: subjectRef, sequence, data });
}

const facetsIn = (fact: Facets) => ({
  agency: fact.agency,
  actorAgency: fact.actorAgency,
  actorRole: fact.actorRole,
  system: fact.system,
  procedure: fact.procedure,
  purpose: fact.purpose,
  lawfulBasis: fact.lawfulBasis,
  evidenceTypes: fact.evidenceTypes,
  outcome: fact.outcome,
  requestId: fact.requestId,
});

/** The log knows best, where the tree proves what it says, and where it has the words. */
function decidedBy({ entry, proof }: Logged, fact: RecordedFact | undefined) {
  const { kind, subjectRef, details, opaque } = entry;
  const byEntry = subjectRef !== null && details !== null && !opaque && { kind, subjectRef, data: details };
  const byFact = fact && { kind: fact.type, subjectRef: fact.subjectRef, data: fact.data };
  const first = proof.state === 'changed' ? byFact : byEntry;
  return first || byFact || byEntry || undefined;
}

const aboutEntry = ({ entryId, leafIndex, subjectRef }: Entry) => ({
  entryId,
  leafIndex,
  ...(subjectRef !== null && { subjectRef }),
});
