interface Identified {
  readonly id: string;
}
interface Counted<T> {
  readonly count: number;
  readonly items: readonly T[];
}

/** What waits for the person. */
export interface Needs<A, C> {
  readonly asks: readonly A[];
  /** Those that are not decided together with an ask. */
  readonly consents: readonly C[];
  /** Whether there are more than these. */
  readonly moreAsks: boolean;
  readonly moreConsents: boolean;
}

/** One question for each thing: a consent that goes with an ask is decided there. */
export function needsIn<A extends { readonly consents: readonly Identified[] }, C extends Identified>({
  asks,
  requestedConsents,
}: {
  readonly asks: Counted<A>;
  readonly requestedConsents: Counted<C>;
}): Needs<A, C> {
  const withAsks = new Set(asks.items.flatMap(({ consents }) => consents.map(({ id }) => id)));
  return {
    asks: asks.items,
    consents: requestedConsents.items.filter(({ id }) => !withAsks.has(id)),
    moreAsks: asks.count > asks.items.length,
    moreConsents: requestedConsents.count > requestedConsents.items.length,
  };
}
