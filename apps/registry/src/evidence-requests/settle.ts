import type { Catalogue } from '../catalogue/catalogue';
import { expireUnneededConsents } from '../consents/expire-consents';
import { type Demand, stricter } from '../subjects/demand';
import type { Draft } from '../subjects/draft';
import { decideInto } from './carry-out';
import { demandOf } from './request-facts';

/**
 * Decides all waiting requests of a person again, oldest first, and ends the pursuits and the questions for consent that
 * none of them needs. Doing it twice changes nothing more, so it may follow every event.
 */
export function settle(draft: Draft, catalogue: Catalogue): void {
  closeUnneeded(draft, decideWaiting(draft, catalogue));
  // A fetch now closed may have hidden that the citizen must be asked. Once more is enough: nobody needed what was closed.
  closeUnneeded(draft, decideWaiting(draft, catalogue));
  expireUnneededConsents(draft, catalogue);
}

/** @returns what those who wait demand of each open pursuit that they need, by its id. */
function decideWaiting(draft: Draft, catalogue: Catalogue): Map<string, Demand> {
  const demands = new Map<string, Demand>();
  for (const request of draft.waitingRequests()) {
    for (const need of decideInto(draft, request, catalogue, 'changed').needs) {
      const pursuit = draft.openPursuit({ evidenceType: need.evidenceType, qualifier: request.qualifier });
      if (pursuit === undefined) continue;
      const demand = demandOf(request, need, catalogue);
      const earlier = demands.get(pursuit.id);
      demands.set(pursuit.id, earlier ? stricter(earlier, demand) : demand);
    }
  }
  return demands;
}

function closeUnneeded(draft: Draft, demands: ReadonlyMap<string, Demand>): void {
  for (const pursuit of draft.openPursuits()) {
    const demand = demands.get(pursuit.id);
    if (demand) draft.demand(pursuit, demand);
    else draft.closePursuit(pursuit, 'no_longer_needed');
  }
}
