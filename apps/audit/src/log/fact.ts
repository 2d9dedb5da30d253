/** What the columns of an entry say, apart from who is concerned: taken from an event's data. */
export interface Facets {
  readonly agency: string | null;
  readonly actorAgency: string | null;
  readonly actorRole: string | null;
  /** The client that called. */
  readonly system: string | null;
  readonly procedure: string | null;
  readonly purpose: string | null;
  readonly lawfulBasis: string | null;
  readonly evidenceTypes: readonly string[];
  /** What was decided, or how it ended. */
  readonly outcome: string | null;
  readonly requestId: string | null;
}

/** One thing that happened, as it is to be logged. */
export interface Fact extends Facets {
  /** The id of the event that tells of it. */
  readonly entryId: string;
  /** The type of that event. */
  readonly kind: string;
  readonly topic: string;
  readonly source: string;
  readonly subjectRef: string | null;
  readonly sequence: number | null;
  /** RFC 3339 with milliseconds; null where the event names no time that exists. */
  readonly occurredAt: string | null;
  /** It did not fit the contracts. */
  readonly opaque: boolean;
  readonly details: object;
}

/** A fact in the log. */
export interface Entry extends Omit<Fact, 'details'> {
  /** Null once the person whom it is about is erased, or the details were pruned. */
  readonly details: object | null;
  /** When the details went, at the end of their retention; null while they are kept. */
  readonly detailsPrunedAt: string | null;
  readonly leafIndex: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
}
