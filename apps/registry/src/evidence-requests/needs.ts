import type { Pursuit, PursuitKind } from '../subjects/person';
import type { Facts } from './facts';

/** What is needed of a source or of the citizen: to be opened, or joined where it is under way. */
export interface Need {
  readonly evidenceType: string;
  readonly kind: PursuitKind;
  /** Whether only data will do: then asking would be in vain, as no citizen can give any. */
  readonly asData: boolean;
  /** Whom to ask, where it is to be opened. */
  readonly source?: string;
  readonly why?: string;
  /** Whether it is under way already. */
  readonly pursued: boolean;
  /** Whether a source could have it, yet gave nothing to those who wait. */
  readonly sourceFailed: boolean;
}

const SOURCE_REST_MS = 86_400_000;

const at = (time: string) => Date.parse(time);

/** How a type that is not held would be got: a source is asked before the citizen is. */
export function needOf(facts: Facts, evidenceType: string): Need {
  const known = facts.byType.get(evidenceType);
  const asData = known?.fields !== undefined;
  const open = known?.openPursuit;
  if (open) return { evidenceType, kind: open.kind, asData, pursued: true, sourceFailed: false };
  const failed = known?.failedPursuits.find((pursuit) => keepsFromAsking(pursuit, facts));
  const isNew = { evidenceType, asData, pursued: false, sourceFailed: failed !== undefined };
  if (known?.source !== undefined && !failed) return { ...isNew, kind: 'fetching', source: known.source };
  const why = whyAsked(failed, known?.rejected);
  return { ...isNew, kind: 'asking', ...(why === undefined ? {} : { why }) };
}

/** Whether nobody can be asked for it. */
export const isOutOfReach = ({ kind, asData }: Need): boolean => asData && kind === 'asking';

function whyAsked(failed: Pursuit | undefined, rejected: string | undefined): string | undefined {
  if (rejected !== undefined) return `rejected_${rejected}`;
  return failed?.outcome ? `source_${failed.outcome}` : undefined;
}

/** A source that failed those who waited is not asked again for them; one that has nothing rests for a day. */
function keepsFromAsking({ kind, outcome, closedAt }: Pursuit, { now, terms }: Facts): boolean {
  if (kind !== 'fetching' || closedAt === null) return false;
  if (at(closedAt) >= at(terms.since)) return true;
  return outcome !== 'unavailable' && at(now) - at(closedAt) < SOURCE_REST_MS;
}
