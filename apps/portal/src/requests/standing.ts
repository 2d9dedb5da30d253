import type { OwnRequest, OwnRequestStanding } from '@askonce/client';

type Decided = Pick<OwnRequest, 'status' | 'decision'>;

/** A request with the name of the sentence that says where it stands. */
export const withStanding = <T extends Decided>(request: T): T & { readonly standing: string } => ({
  ...request,
  standing: standingOf(request),
});

function standingOf({ status, decision }: Decided): string {
  if (status === 'denied') return decision.code;
  const nobodyAnswered = status === 'expired' && decision.reasons.some(({ code }) => code === 'ask_expired');
  return nobodyAnswered ? 'ask_expired' : status;
}

export interface Step {
  readonly is: 'give' | 'decide' | 'sharing' | 'documents';
  readonly href: string;
}

/** What the person can do for a request now; giving comes first, for consent is given with it. */
export function stepFor({
  waitsFor,
  status,
  decision,
}: Decided & Pick<OwnRequestStanding, 'waitsFor'>): Step | undefined {
  const [ask] = waitsFor.asks;
  if (ask !== undefined) return { is: 'give', href: `/asks/${ask}` };
  const [consent] = waitsFor.consents;
  if (consent !== undefined) return { is: 'decide', href: `/consents/${consent}` };
  if (status !== 'denied') return undefined;
  if (CONSENT_ENDED.includes(decision.code)) return { is: 'sharing', href: '/sharing' };
  return decision.code === 'ask_declined' ? { is: 'documents', href: '/documents' } : undefined;
}

const CONSENT_ENDED: readonly string[] = ['consent_refused', 'consent_withdrawn', 'consent_paused'];

/** Whether the person may object: only to what rests on a public task (GDPR Art. 21), and once. */
export const canObject = ({ lawfulBasis, objectedAt }: Pick<OwnRequest, 'lawfulBasis' | 'objectedAt'>): boolean =>
  lawfulBasis === 'public_task' && objectedAt === undefined;
