import type { EvidenceRequest } from './contract';
import { LONGEST_WAIT_SECONDS, restOfRound } from './long-poll';
import type { Timing } from './retries';

/** How a request ended, or that it has not ended yet: a person may take days. */
export type EvidenceOutcome =
  | { readonly status: 'released'; readonly request: EvidenceRequest }
  /** `request.decision` says why. */
  | { readonly status: 'denied'; readonly request: EvidenceRequest }
  | { readonly status: 'cancelled'; readonly request: EvidenceRequest }
  | { readonly status: 'expired'; readonly request: EvidenceRequest }
  /** The time is up. `request.links.citizen` is where to send the person. */
  | { readonly status: 'waiting'; readonly request: EvidenceRequest };

export interface WaitOptions {
  /** Milliseconds after which to give up waiting; the request goes on, and a call that is under way is not cut off. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Looks at a request: at its next change, or after that many seconds. */
type Poll = (waitSeconds: number) => Promise<EvidenceRequest>;

/** Polls until a request has ended or the time is up. @throws what polling throws, or the signal's reason */
export async function waitForEvidence(
  poll: Poll,
  { timeoutMs, signal }: WaitOptions,
  timing: Timing,
): Promise<EvidenceOutcome> {
  const until = timing.now() + timeoutMs;
  for (;;) {
    const begun = timing.now();
    const wait = Math.floor((until - begun) / 1_000);
    const outcome = outcomeOf(await poll(Math.max(0, Math.min(wait, LONGEST_WAIT_SECONDS))));
    if (outcome.status !== 'waiting' || timing.now() >= until) return outcome;
    await restOfRound(begun, timing, signal);
  }
}

function outcomeOf(request: EvidenceRequest): EvidenceOutcome {
  switch (request.status) {
    case 'consent_pending':
    case 'fetching':
    case 'asking':
      return { status: 'waiting', request };
    default:
      return { status: request.status, request };
  }
}
