import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import { counted } from './counted';
import type { Fact, Snapshot } from './snapshot';

/** A citizen's or an agency's act, named so that a call and the fact of it have the same name. */
const nameOf: Readonly<Record<string, (fact: Fact) => string | undefined>> = {
  [EVENTS.consentChanged.type]: ({ data }) =>
    roleIn(data) === 'citizen' ? `transit ${text(data.consentId)} ${text(data.transition)}` : undefined,
  [EVENTS.evidenceRead.type]: ({ data }) => (data.manner === 'download' ? `read ${text(data.requestId)}` : undefined),
  [EVENTS.evidenceRejected.type]: ({ data }) => `reject ${text(data.requestId)}`,
  [EVENTS.askClosed.type]: ({ data }) => (data.outcome === 'declined' ? `decline ${text(data.askId)}` : undefined),
  [EVENTS.documentEnded.type]: ({ data }) => (data.how === 'removed' ? `remove ${text(data.documentId)}` : undefined),
};

/** A reading without a release is refused by a fact as well, so only what was answered counts. */
function actOf(call: Operation): string | undefined {
  switch (call.deed) {
    case 'transit':
      return `transit ${call.consentId!} ${call.transition!}`;
    case 'read':
    case 'reject':
      return `${call.deed} ${call.requestId!}`;
    case 'decline':
      return `decline ${call.askId!}`;
    case 'remove':
      return `remove ${call.documentId!}`;
    default:
      return undefined;
  }
}

/** Every write that was acknowledged is there, and its decision is a fact, exactly once. */
export function* acknowledgedIsThere(history: readonly Operation[], snapshot: Snapshot) {
  const events = counted(snapshot.facts.map(({ eventId }) => eventId));
  const requests = counted(snapshot.requests.map(({ id }) => id));
  const documents = counted(snapshot.documents);
  const once = (count: number | undefined, what: string) =>
    count === 1 ? [] : [`${what} is there ${count ?? 0} times`];
  for (const { n, deed, id, auditEntryId } of acknowledged(history)) {
    if (deed === 'ask') yield* once(requests.get(id!), `the request ${id ?? '?'} of call ${n}`);
    if (deed === 'ask' && auditEntryId !== undefined)
      yield* once(events.get(auditEntryId), `the decision ${auditEntryId} of call ${n}`);
    if (deed === 'give' || deed === 'grant') yield* once(documents.get(id!), `the document ${id ?? '?'} of call ${n}`);
  }
  for (const [act, { calls, least, found }] of acts(history, snapshot))
    if (found < least) yield `${least} × ${act} was acknowledged (calls ${calls.join()}), and ${found} are facts`;
}

/** What happened is what was acknowledged, and of what nobody knows the end of some part. */
export function* effectsWereCalledFor(history: readonly Operation[], snapshot: Snapshot) {
  for (const [act, { calls, most, found }] of acts(history, snapshot))
    if (found > most) yield `${found} × ${act} are facts, and ${most} may have been called for (calls ${calls.join()})`;
  const added = snapshot.facts.filter(
    ({ type, data }) => type === EVENTS.documentAdded.type && roleIn(data) === 'citizen',
  );
  yield* unknownAmong(
    'request',
    snapshot.requests.map(({ id }) => id),
    history.filter(({ deed }) => deed === 'ask'),
  );
  yield* unknownAmong(
    'document',
    added.map(({ data }) => text(data.documentId)),
    history.filter(({ deed }) => deed === 'give' || deed === 'grant'),
  );
  const erased = snapshot.facts.filter(({ type }) => type === EVENTS.subjectErased.type).length;
  const erasures = keysOf(history, ({ deed }) => deed === 'erase').size;
  if (erased > erasures) yield `${erased} people were erased, and ${erasures} erasures may have been called for`;
}

/** What nobody was told to have made was made by calls of unknown end, or by nobody. */
function* unknownAmong(what: string, ids: readonly string[], calls: readonly Operation[]) {
  const told = new Set(acknowledged(calls).flatMap(({ id }) => id ?? []));
  const unknown = ids.filter((id) => !told.has(id));
  const most = calls.filter(({ outcome }) => outcome === 'indeterminate').length;
  if (unknown.length > most)
    yield `${unknown.length} × a ${what} that nobody knows to have made, and ${most} calls of unknown end: ${unknown.join()}`;
}

/** What is removed stays removed: to remove it again is answered alike, and is no second fact. */
const ONCE: readonly string[] = ['remove'];

/** Whoever repeats a call is answered with what the first one made; after an erasure they are somebody else. */
export function* sameKeySameThing(history: readonly Operation[]) {
  const made = new Map<string, Operation>();
  for (const call of acknowledged(history)) {
    const first = made.get(call.key);
    if (first === undefined) made.set(call.key, call);
    else if (first.id !== call.id && !erasedBetween(history, first, call))
      yield `calls ${first.n} and ${call.n} have one key, and made ${first.id ?? 'nothing'} and ${call.id ?? 'nothing'}`;
  }
}

const erasedBetween = (history: readonly Operation[], first: Operation, second: Operation): boolean =>
  history.some(
    ({ deed, person, outcome, calledAt, endedAt }) =>
      deed === 'erase' &&
      person === first.person &&
      outcome !== 'refused' &&
      calledAt <= second.endedAt &&
      endedAt >= first.calledAt,
  );

interface Act {
  readonly calls: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly found: number;
}

/** For each act: how often it was acknowledged, how often it may have happened, and how often it is a fact. */
function* acts(history: readonly Operation[], { facts }: Snapshot): Generator<[string, Act]> {
  const found = counted(facts.flatMap((fact) => nameOf[fact.type]?.(fact) ?? []));
  const calls = Map.groupBy(history, (call) => actOf(call));
  // Consents are also given together with a document.
  const beside = history.filter(({ deed, outcome }) => deed === 'grant' && outcome !== 'refused');
  const grants = (act: string) =>
    beside.filter(({ grants = [] }) => grants.some((id) => act === `transit ${id} grant`)).length;
  const ended = endedByErasure(facts);
  for (const act of new Set([...found.keys(), ...calls.keys()])) {
    if (act === undefined) continue;
    // Who is erased withdraws and refuses by that.
    const erased = ended.has(act) ? 1 : 0;
    const mine = calls.get(act) ?? [];
    const confirmed = keysOf(mine, ({ outcome }) => outcome === 'ok').size;
    const least = ONCE.some((deed) => act.startsWith(`${deed} `)) ? Math.min(1, confirmed) : confirmed;
    const most = keysOf(mine, () => true).size + grants(act) + erased;
    yield [act, { calls: mine.map(({ n }) => n), least, most, found: found.get(act) ?? 0 }];
  }
}

/** The acts that an erasure includes: facts of the same moment and person. */
function endedByErasure(facts: readonly Fact[]): Set<string> {
  const erasures = facts.filter(({ type }) => type === EVENTS.subjectErased.type);
  const moments = new Set(erasures.map(({ subjectRef, at }) => `${subjectRef} ${at}`));
  const within = facts.filter(({ subjectRef, at }) => moments.has(`${subjectRef} ${at}`));
  return new Set(within.flatMap((fact) => nameOf[fact.type]?.(fact) ?? []));
}

/** Of calls that have had an effect, or may have. */
function keysOf(history: readonly Operation[], which: (call: Operation) => boolean): Set<string> {
  return new Set(history.filter((call) => call.outcome !== 'refused' && which(call)).map(({ key }) => key));
}

const acknowledged = (history: readonly Operation[]) => history.filter(({ outcome }) => outcome === 'ok');

export const roleIn = (data: Fact['data']): unknown => (data.actor as { role?: unknown } | undefined)?.role;

const text = (value: unknown): string => String(value);
