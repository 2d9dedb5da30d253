import { type ConsentChange, type ConsentStatus, EVENTS } from '@askonce/contracts';
import { isoTime } from '../calls/iso-time';
import type { ActedBy } from './acted-by';
import { type Fact, fact } from './changes';
import type { Consent, ConsentWithPeriod } from './person';

/** How a consent came to stand as it does. */
export interface ConsentMove {
  readonly transition: ConsentChange;
  /** Absent for the first. */
  readonly from?: ConsentStatus;
}

const about = ({ id: consentId, agency, procedure, purpose, evidenceType }: Consent) => ({
  consentId,
  agency,
  procedure,
  purpose,
  evidenceType,
});

export function consentChanged(
  eventId: string,
  actor: ActedBy,
  { consent, change }: { consent: Consent; change: ConsentMove },
): Fact {
  const { status, validUntil } = consent;
  return fact(eventId, EVENTS.consentChanged, {
    actor,
    ...about(consent),
    ...change,
    to: status,
    ...(validUntil === null ? {} : { validUntil: isoTime(validUntil) }),
  });
}

export const consentExpiring = (eventId: string, actor: ActedBy, consent: ConsentWithPeriod): Fact =>
  fact(eventId, EVENTS.consentExpiring, { actor, ...about(consent), validUntil: isoTime(consent.validUntil) });
