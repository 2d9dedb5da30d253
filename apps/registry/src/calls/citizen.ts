import type { Actor, SubjectIdentifier } from '@askonce/auth';
import { Forbidden } from '@askonce/problems';
import type { ActedBy } from '../subjects/acted-by';
import type { Role } from '@askonce/contracts';

/** The person whom a citizen's token names. @throws Forbidden when it names none. */
export function citizenOf(actor: Actor): SubjectIdentifier {
  if (actor.subject === undefined) throw new Forbidden({ detail: 'The token names no person.' });
  return actor.subject;
}

/** The agency for which a system acts. @throws Forbidden when the token names none. */
export function agencyOf(actor: Actor): string {
  if (actor.agency === undefined) throw new Forbidden({ detail: 'The token names no agency.' });
  return actor.agency;
}

/** Who acted, as facts say it: never the person's own name or number. */
export function actedBy(actor: Actor, role: Role): ActedBy {
  return { role, clientId: actor.clientId, ...(actor.agency === undefined ? {} : { agency: actor.agency }) };
}

/** Our own doing, on the way of an event. */
export const REGISTRY: ActedBy = { role: 'service', clientId: 'askonce-registry' };
