import type { Standing } from './comparison/judge';
import { type Finding, FINDINGS, type FindingKind } from './comparison/findings';

/** Where a comparison goes on. */
export type Position =
  /** Ids greater than `after` of the span with this number; null at its beginning. */
  | { readonly stage: 'facts'; readonly span: number; readonly after: string | null }
  /** From this leaf on, in a tree of the size that was signed; `range` and `root` in base64. */
  | {
      readonly stage: 'leaves';
      readonly next: number;
      readonly size: number;
      readonly root: string;
      readonly range: string;
    };

/** How much was found so far. */
export interface Counts {
  /** Facts and entries that were looked at. */
  readonly compared: number;
  /** Leaves that were looked at. */
  readonly leaves: number;
  readonly underWay: number;
  /** Entries of erased persons of whom the registry has nothing any more. */
  readonly erased: number;
  /** Entries whose leaf can no longer be made from them. */
  readonly closed: number;
  readonly missing: number;
  readonly extra: number;
  readonly different: number;
}

/** A comparison that somebody asked for. */
export interface Reconciliation extends Counts {
  readonly id: string;
  readonly clientId: string;
  readonly reason: string;
  readonly from: Date;
  readonly to: Date;
  readonly requestedAt: Date;
  /** Null once it has ended. */
  readonly position: Position | null;
  readonly endedAt: Date | null;
  /** What keeps it from going on at the moment. */
  readonly trouble: string | null;
}

/** One step of a comparison. */
export interface Step {
  readonly findings: readonly Finding[];
  readonly counts: Pick<Counts, 'compared' | 'leaves' | 'underWay' | 'erased' | 'closed'>;
  /** Null when there is nothing left. */
  readonly next: Position | null;
}

export const NOTHING_COUNTED = { compared: 0, leaves: 0, underWay: 0, erased: 0, closed: 0 };

/** Findings by their kind. */
export function kindsOf(findings: readonly Finding[]): Record<FindingKind, number> {
  const kinds = { missing: 0, extra: 0, different: 0 };
  for (const { code } of findings) kinds[FINDINGS[code].kind] += 1;
  return kinds;
}

export const standingCounts = (standings: readonly Standing[]) => ({
  compared: standings.length,
  underWay: standings.filter((standing) => standing === 'under_way').length,
  erased: standings.filter((standing) => standing === 'erased').length,
});
