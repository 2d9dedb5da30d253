import type { Provenance } from '@askonce/contracts';

/** What a document must be to satisfy somebody; null where it does not matter. */
export interface Demand {
  readonly maxAgeDays: number | null;
  readonly acceptedProvenance: readonly Provenance[] | null;
  /** Whether its issuer must say it as data; a file alone does not do. */
  readonly asData: boolean;
}

/** What satisfies both; where no one document could, what the first one needs, and the other is served after it. */
export function stricter(first: Demand, other: Demand): Demand {
  const ages = [first.maxAgeDays, other.maxAgeDays].filter((age) => age !== null);
  return {
    maxAgeDays: ages.length === 0 ? null : Math.min(...ages),
    acceptedProvenance: both(first.acceptedProvenance, other.acceptedProvenance),
    asData: first.asData || other.asData,
  };
}

export const sameDemand = (a: Demand, b: Demand): boolean =>
  a.maxAgeDays === b.maxAgeDays &&
  String(a.acceptedProvenance) === String(b.acceptedProvenance) &&
  a.asData === b.asData;

function both(first: Demand['acceptedProvenance'], other: Demand['acceptedProvenance']) {
  if (first === null || other === null) return first ?? other;
  const common = first.filter((provenance) => other.includes(provenance));
  return common.length > 0 ? common : first;
}
