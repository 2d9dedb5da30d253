import type { Ask, Consent, Overview } from '@askonce/client';

/** The open question for the document that a consent is about, if there is one. */
export const askOf = ({ id }: Pick<Consent, 'id'>, asks: readonly Ask[]): Ask | undefined =>
  asks.find(({ consents }) => consents.some((consent) => consent.id === id));

/** The id of the latest request that rests on a consent: one that waits, else one that was decided. */
export function requestOf(
  { recipient, purpose, evidenceType }: Pick<Consent, 'recipient' | 'purpose' | 'evidenceType'>,
  { waitingRequests, decisions }: Pick<Overview, 'waitingRequests' | 'decisions'>,
): string | undefined {
  return [...waitingRequests.items.toReversed(), ...decisions.items].find(
    (request) =>
      request.agency === recipient.id && request.purpose === purpose.id && request.evidenceTypes.includes(evidenceType),
  )?.id;
}
