import { EVENTS } from '@askonce/contracts';
import type { Operation } from '../runs/history';
import type { Snapshot } from './snapshot';

/** Twice what an instance of ours uses under load, with pools of eight connections and one beside. */
const MOST = { megabytes: 600, files: 220, connections: 2 * 10 };

/** Nothing is given up but what nobody could have handled. */
export function* nothingButPoison(_history: readonly Operation[], { letters, poisoned }: Snapshot) {
  for (const { group, key, cause } of letters)
    if (!poisoned.includes(key)) yield `${group} gave up an event of ${key}: ${cause}`;
}

/** What was delivered has arrived, and whoever received it had claimed its key, which is a reading. */
export function* deliveriesRest(_history: readonly Operation[], { deliveries, received, facts }: Snapshot) {
  const claims = facts.filter(({ type, data }) => type === EVENTS.evidenceRead.type && data.manner === 'claim');
  const claimed = new Set(claims.map(({ data }) => data.releaseId));
  const arrived = new Set(received);
  for (const { releaseId, outcome } of deliveries) {
    if (outcome === 'delivered' && !arrived.has(releaseId)) yield `release ${releaseId} is delivered and never arrived`;
    if (arrived.has(releaseId) && !claimed.has(releaseId))
      yield `release ${releaseId} arrived, and no claim of its key is a fact`;
    if (outcome === 'failed') yield `release ${releaseId} could not be delivered`;
  }
}

/** Once nothing is broken any more, everything comes to rest in time. */
export function* quiet(_history: readonly Operation[], { unsettled }: Snapshot) {
  yield* unsettled;
}

/** No process keeps more than it needs. */
export function* backToNormal(_history: readonly Operation[], { usage }: Snapshot) {
  for (const { name, ...used } of usage)
    for (const what of ['megabytes', 'files', 'connections'] as const)
      if (used[what] > MOST[what]) yield `${name} has ${used[what]} ${what}`;
}
