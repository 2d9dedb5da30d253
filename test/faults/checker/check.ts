import type { Operation } from '../runs/history';
import { acknowledgedIsThere, effectsWereCalledFor, sameKeySameThing } from './acknowledged';
import { denseInLog, denseInRegistry, oneLeafEach, orderAtConsumers, signedIsTheLog } from './log';
import { fetchedIsAwaited, noneOpenedBesideACopy, oneOpenPursuit, waitersAreServed } from './pursuits';
import { backToNormal, deliveriesRest, nothingButPoison, quiet } from './rest';
import type { Snapshot } from './snapshot';
import { nothingAfterWithdrawal, noneSeenAfterWithdrawal } from './withdrawals';

/** Something that must never be, in words. */
export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

export type Invariant = (history: readonly Operation[], snapshot: Snapshot) => Iterable<string>;

/** What must hold after any run, by what a violation of it is called. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'an acknowledged write is there, once': acknowledgedIsThere,
  'an effect was called for': effectsWereCalledFor,
  'one key makes one thing': sameKeySameThing,
  'a holding has one open ask or fetch': oneOpenPursuit,
  'nothing is asked or fetched beside a copy that satisfies': noneOpenedBesideACopy,
  'no waiter is forgotten': waitersAreServed,
  'no release and no reading follows a withdrawal': nothingAfterWithdrawal,
  'nobody sees evidence after an acknowledged withdrawal': noneSeenAfterWithdrawal,
  'facts are dense in the registry': denseInRegistry,
  'facts are dense in the log': denseInLog,
  'a release or denial has one leaf': oneLeafEach,
  'consumers hear of a person in order': orderAtConsumers,
  'a signed checkpoint is of the log': signedIsTheLog,
  'dead letters hold what was poisoned only': nothingButPoison,
  'what a source sends is awaited': fetchedIsAwaited,
  'deliveries come to an end, and were claimed': deliveriesRest,
  'all comes to rest': quiet,
  'processes are back to normal': backToNormal,
};

/** Everything that is wrong with a run; pure. */
export function check(history: readonly Operation[], snapshot: Snapshot): Violation[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, holds]) =>
    Array.from(holds(history, snapshot), (what) => ({ invariant, what })),
  );
}
