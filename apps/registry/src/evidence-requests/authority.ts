import type { DenialCode } from '@askonce/contracts';
import type { Timestamp } from '../subjects/person';
import type { EvidenceTypeList, Facts } from './facts';
import { needOf } from './needs';
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
  missingOf(facts, list).some((type) => {
    const { fields, failedPursuits = [] } = facts.byType.get(type) ?? {};
    // Who declines to give a paper says nothing of data.
    return (
      fields === undefined &&
      failedPursuits.some(
        ({ outcome, closedAt }) => outcome === 'declined' && closedAt !== null && at(closedAt) >= at(facts.terms.since),
      )
    );
  });

/**
 * Nobody answered in time, and the request was there from the first day of the ask to its last: asking once more would only
 * repeat the question. Who came later gets the time that an ask has. Before the basis holds an ask begins anew instead: when
 * a request ended would tell what is held.
 */
export const ranOut = (facts: Facts, list: EvidenceTypeList): boolean =>
  missingOf(facts, list)
    .map((type) => needOf(facts, type))
    .some(
      ({ evidenceType, kind, pursued }) =>
        kind === 'asking' &&
        !pursued &&
        facts.byType
          .get(evidenceType)
          ?.failedPursuits.some(
            ({ outcome, openedAt }) => outcome === 'expired' && at(openedAt) >= at(facts.terms.since),
          ),
    );
