/** Who looked: an official, by the opaque id that the agency gave, or the system that called. */
export interface Looker {
  readonly agency: string;
  readonly kind: 'official' | 'system';
  readonly id: string;
}

/** That somebody asked about a person, or read what had been released about them. */
export interface Lookup {
  /** The evidence request, however often something is told of it, or the reading. */
  readonly id: string;
  readonly lookers: readonly Looker[];
  readonly role: 'agency' | 'clerk';
  readonly system: string;
  readonly subjectRef: string;
  readonly at: Date;
  /** Refused at once. */
  readonly denied: boolean;
}
