import type { Provenance } from '@askonce/contracts';
import type { HeldDocument, Timestamp } from '../subjects/person';
import type { EvidenceTypeList, Facts } from './facts';

const DAY_MS = 86_400_000;

const at = (time: Timestamp) => Date.parse(time);

/**
 * Whether a document satisfies what is required: valid, young enough, of accepted provenance. Age counts from the day of
 * issue, or of coming in where no day is known.
 */
export function satisfies(
  document: HeldDocument,
  required: { readonly maxAgeDays?: number | null; readonly acceptedProvenance?: readonly Provenance[] | null },
  now: Timestamp,
): boolean {
  if (document.status !== 'current') return false;
  if (document.validUntil !== null && at(document.validUntil) <= at(now)) return false;
  const { maxAgeDays, acceptedProvenance } = required;
  if (acceptedProvenance && !acceptedProvenance.includes(document.provenance)) return false;
  const age = at(now) - at(document.issuedAt ?? document.createdAt);
  return maxAgeDays === undefined || maxAgeDays === null || age <= maxAgeDays * DAY_MS;
}

/** The held document of a type, if it satisfies the request. */
export function heldFor(facts: Facts, type: string): HeldDocument | undefined {
  const document = facts.byType.get(type)?.document;
  return document && satisfies(document, facts.terms, facts.now) ? document : undefined;
}

/** The types of a list that nothing held satisfies. */
export const missingOf = (facts: Facts, list: EvidenceTypeList): string[] =>
  list.filter((type) => heldFor(facts, type) === undefined);
