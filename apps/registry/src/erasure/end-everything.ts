import type { ConsentStatus, ConsentTransition } from '@askonce/contracts';
import { cancelInto } from '../evidence-requests/carry-out';
import type { Draft } from '../subjects/draft';
import type { Consent } from '../subjects/person';

type End = { readonly status: ConsentStatus; readonly transition: ConsentTransition };

/** How a person who leaves ends a consent; the others have ended already. */
const ENDS: Readonly<Partial<Record<ConsentStatus, End>>> = {
  requested: { status: 'refused', transition: 'refusal' },
  given: { status: 'withdrawn', transition: 'withdrawal' },
  paused: { status: 'withdrawn', transition: 'withdrawal' },
};

/** Nothing waits for an erased person, nothing is asked of them, and they agree to nothing. */
export function endEverything(draft: Draft): void {
  for (const request of draft.waitingRequests()) cancelInto(draft, request, 'subject_erased');
  for (const pursuit of draft.openPursuits()) draft.closePursuit(pursuit, 'no_longer_needed');
  for (const consent of draft.person.consents) endConsent(draft, consent);
}

function endConsent(draft: Draft, consent: Consent): void {
  const end = ENDS[consent.status];
  if (end === undefined) return;
  const { status, transition } = end;
  const ended = { ...consent, status, decidedAt: draft.person.now };
  draft.changeConsent(ended, { transition, from: consent.status });
}
