import type { Actor } from '@askonce/auth';
import { EVENTS } from '@askonce/contracts';
import { newEvent, type OutboxEvent } from '@askonce/messaging';
import type { Reconciliation } from './reconciliation';

const SERVICE = 'askonce-audit';

/** What an auditor asks for becomes an entry of the log, like every look into it. */
export function requestedEvent(actor: Actor, { id, reason, from, to }: Reconciliation): OutboxEvent {
  const { clientId, agency } = actor;
  const by = { role: 'auditor' as const, clientId, ...(agency !== undefined && { agency }) };
  const asked = { reconciliationId: id, reason, from: from.toISOString(), to: to.toISOString() };
  return newEvent(EVENTS.reconciliationRequested, { source: '/audit', key: clientId, data: { actor: by, ...asked } });
}

/** So does what came of it: nobody can say later that nothing was found. */
export function endedEvent({ id, compared, missing, extra, different }: Reconciliation): OutboxEvent {
  const outcome = missing + extra + different === 0 ? 'nothing_differs' : 'differs';
  const actor = { role: 'service' as const, clientId: SERVICE };
  const data = { actor, reconciliationId: id, outcome, compared, missing, extra, different } as const;
  return newEvent(EVENTS.reconciliationEnded, { source: '/audit', key: SERVICE, data });
}
