import type { EvidenceTypeList, Facts } from './facts';
import { needOf } from './needs';
import { missingOf } from './satisfies';

/** What pursuing a list would take. */
interface Effort {
  readonly list: EvidenceTypeList;
  /** Types that are neither held nor pursued. */
  readonly toOpen: number;
  /** Types that only the citizen can give. */
  readonly asks: number;
  /** A source gave nothing, and the citizen has not been asked in its place yet. */
  readonly failed: boolean;
}

export const sameList = (a: EvidenceTypeList, b: EvidenceTypeList): boolean =>
  a.length === b.length && a.every((type, index) => type === b[index]);

/**
 * Which of the lists to pursue: the one kept so far until it fails; else the one that takes the fewest new pursuits, then
 * the one that bothers the citizen least, then the one kept so far, then the first.
 */
export function chooseList(facts: Facts, lists: readonly [EvidenceTypeList, ...EvidenceTypeList[]]): EvidenceTypeList {
  const efforts = lists.map((list) => effortOf(facts, list));
  const kept = efforts.find(({ list }) => sameList(list, facts.terms.kept));
  if (kept && !kept.failed) return kept.list;
  // Among equals sorting leaves the first one first.
  const [best] = [...(kept ? [kept] : []), ...efforts].sort((a, b) => a.toOpen - b.toOpen || a.asks - b.asks);
  return best?.list ?? lists[0];
}

/** A list of which everything is held, the kept one before others. */
export function completeList(facts: Facts, lists: readonly EvidenceTypeList[]): EvidenceTypeList | undefined {
  const complete = lists.filter((list) => missingOf(facts, list).length === 0);
  return complete.find((list) => sameList(list, facts.terms.kept)) ?? complete[0];
}

function effortOf(facts: Facts, list: EvidenceTypeList): Effort {
  const needs = missingOf(facts, list).map((type) => needOf(facts, type));
  return {
    list,
    toOpen: needs.filter(({ pursued }) => !pursued).length,
    asks: needs.filter(({ kind }) => kind === 'asking').length,
    failed: needs.some(({ sourceFailed }) => sourceFailed),
  };
}
