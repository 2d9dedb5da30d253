import type { Fact } from './fact';

export interface SplitBatch {
  /** Each event once, and each number of a person once: the first of those that claim it. */
  readonly batch: readonly Fact[];
  readonly conflicting: readonly Fact[];
}

/** Sorts out what a batch says twice, so that the database has to compare it with the log only. */
export function splitBatch(facts: readonly Fact[]): SplitBatch {
  const unique = [...firstBy(facts, ({ entryId }) => entryId).values()];
  const owners = firstBy(unique.filter(isNumbered), numberOf);
  const owns = (fact: Fact) => !isNumbered(fact) || owners.get(numberOf(fact)) === fact;
  return { batch: unique.filter(owns), conflicting: unique.filter((fact) => !owns(fact)) };
}

const isNumbered = ({ sequence }: Fact): boolean => sequence !== null;

const numberOf = ({ subjectRef, sequence }: Fact): string => `${String(subjectRef)}/${String(sequence)}`;

function firstBy(facts: readonly Fact[], keyOf: (fact: Fact) => string): Map<string, Fact> {
  const firsts = new Map<string, Fact>();
  for (const fact of facts) if (!firsts.has(keyOf(fact))) firsts.set(keyOf(fact), fact);
  return firsts;
}
