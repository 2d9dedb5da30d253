import type { Catalogue } from '../catalogue/catalogue';
import { isAskedFor } from '../evidence-requests/request-facts';
import type { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';

/** Ends a consent by itself: its period is over, or nobody waits for the answer. A new request may ask for it again. */
export function expireConsent(draft: Draft, consent: Consent): void {
  draft.changeConsent({ ...consent, status: 'expired' }, { transition: 'expiry', from: consent.status });
}

/** Takes back what a person is still asked to agree to although no request waits for it any more. */
export function expireUnneededConsents(draft: Draft, catalogue: Catalogue): void {
  const waiting = draft.waitingRequests();
  for (const consent of draft.allConsents()) {
    const needed = waiting.some((request) => isAskedFor(consent, request, catalogue));
    if (consent.status === 'requested' && !needed) expireConsent(draft, consent);
  }
}
