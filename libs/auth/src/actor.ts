import type { Role } from '@askonce/contracts';

/** A person as callers name them; never stored or logged like this. */
export interface SubjectIdentifier {
  readonly scheme: string;
  readonly identifier: string;
}

/** Who is calling, as a verified access token says. A citizen has a `subject`; an agency's system and a clerk have an `agency`. */
export interface Actor {
  readonly clientId: string;
  readonly roles: readonly Role[];
  readonly tokenSubject: string;
  readonly agency?: string;
  readonly subject?: SubjectIdentifier;
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
