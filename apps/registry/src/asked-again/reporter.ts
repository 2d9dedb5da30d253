import { type Actor, hasRole, type SubjectIdentifier } from '@askonce/auth';
import { InvalidRequest } from '@askonce/problems';
import { agencyOf, citizenOf } from '../calls/citizen';

/** Who reports, and about whom. */
export interface Reporter {
  readonly person: SubjectIdentifier;
  /** Null where it is the person themself. */
  readonly agency: string | null;
}

const wrong = (detail: string) => new InvalidRequest({ errors: [{ pointer: '/subject', detail }] });

/** @throws InvalidRequest when an agency names nobody, or a person somebody */
export function reporterOf(actor: Actor, subject: SubjectIdentifier | undefined): Reporter {
  if (hasRole(actor, 'agency')) {
    if (subject === undefined) throw wrong('is missing: an agency says who was asked');
    return { person: subject, agency: agencyOf(actor) };
  }
  if (subject !== undefined) throw wrong('is for agencies: people report about themselves');
  return { person: citizenOf(actor), agency: null };
}
