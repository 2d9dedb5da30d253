import type { Provenance } from '@askonce/contracts';
import type { HeldDocument, Timestamp } from '../subjects/person';
import type { EvidenceTypeList, Facts } from './facts';

const DAY_MS = 86_400_000;

const at = (time: Timestamp) => Date.parse(time);

interface Required {
  readonly maxAgeDays?: number | null;
  readonly acceptedProvenance?: readonly Provenance[] | null;
  /** Whether its issuer must have said as data what it says. */
  readonly asData?: boolean;
}

/** What of a document decides whether it satisfies. */
export type Judged = Pick<
  HeldDocument,
  'status' | 'sealedAttributes' | 'provenance' | 'validUntil' | 'issuedAt' | 'createdAt'
>;

/**
 * Whether a document satisfies what is required: valid, young enough, of accepted provenance, as data. Age counts from the
 * day of issue, or of coming in where no day is known.
 */
export function satisfies(document: Judged, required: Required, now: Timestamp): boolean {
  if (document.status !== 'current') return false;
  if (required.asData === true && document.sealedAttributes === null) return false;
  if (document.validUntil !== null && at(document.validUntil) <= at(now)) return false;
  const { maxAgeDays, acceptedProvenance } = required;
  if (acceptedProvenance && !acceptedProvenance.includes(document.provenance)) return false;
  const age = at(now) - at(document.issuedAt ?? document.createdAt);
  return maxAgeDays === undefined || maxAgeDays === null || age <= maxAgeDays * DAY_MS;
}

/** The held document of a type, if it satisfies the request. */
export function heldFor(facts: Facts, type: string): HeldDocument | undefined {
  const { document, fields } = facts.byType.get(type) ?? {};
  const required = { ...facts.terms, asData: fields !== undefined };
  return document && satisfies(document, required, facts.now) ? document : undefined;
}

/** The types of a list that nothing held satisfies. */
export const missingOf = (facts: Facts, list: EvidenceTypeList): string[] =>
  list.filter((type) => heldFor(facts, type) === undefined);
