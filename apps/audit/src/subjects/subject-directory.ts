import type { SubjectIdentifier } from '@askonce/auth';

/** Knows who is meant by an identifier, which stays with the one who knows: the registry. */
export abstract class SubjectDirectory {
  /** The person's subjectRef; undefined for a person who is not known. @throws RegistryUnavailable */
  abstract find(subject: SubjectIdentifier): Promise<string | undefined>;
}
