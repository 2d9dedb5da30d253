import { type Actor, hasRole, type Role } from '@askonce/auth';
import { Forbidden } from '@askonce/problems';

/** @throws Forbidden when the actor has none of these roles. */
export function requireRole(actor: Actor, ...roles: readonly Role[]): void {
  if (!hasRole(actor, ...roles)) throw new Forbidden();
}
