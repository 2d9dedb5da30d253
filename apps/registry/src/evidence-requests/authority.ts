import type { DenialCode } from '@askonce/contracts';
import type { Timestamp } from '../subjects/person';
import type { EvidenceTypeList, Facts } from './facts';
import { missingOf } from './satisfies';

const at = (time: Timestamp) => Date.parse(time);

/** The lists of which the purpose covers every type; none where no purpose is declared. */
export const coveredLists = ({ terms, entitlement: { purpose } }: Facts): EvidenceTypeList[] =>
  terms.lists.filter((list) => list.every((type) => purpose?.evidenceTypes.includes(type)));

const BARRED = { refused: 'consent_refused', withdrawn: 'consent_withdrawn', paused: 'consent_paused' } as const;

/** Why the person has ruled a list out, if they have: by barring one of its types. */
export function barOf({ byType }: Facts, list: EvidenceTypeList): DenialCode | undefined {
  for (const type of list) {
    const status = byType.get(type)?.consent?.status;
    if (status === 'refused' || status === 'withdrawn' || status === 'paused') return BARRED[status];
  }
  return undefined;
}

/** Whether the person's consent to a type holds at this moment. */
export function isAuthorised({ byType, now }: Facts, type: string): boolean {
  const consent = byType.get(type)?.consent;
  return consent?.status === 'given' && consent.validUntil !== null && at(consent.validUntil) > at(now);
}

/** A declined ask answers those who waited for it; who asks later opens a new one, unless something came in since. */
export const wasDeclined = (facts: Facts, list: EvidenceTypeList): boolean =>
  missingOf(facts, list).some((type) =>
    facts.byType
      .get(type)
      ?.failedPursuits.some(
        ({ outcome, closedAt }) => outcome === 'declined' && closedAt !== null && at(closedAt) >= at(facts.terms.since),
      ),
  );
