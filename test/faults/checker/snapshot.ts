/** A fact as the registry keeps it. */
export interface Fact {
  readonly subjectRef: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SubjectRow {
  readonly subjectRef: string;
  readonly sequence: number;
}

export interface RequestRow {
  readonly subjectRef: string;
  readonly id: string;
  readonly agency: string;
  readonly purpose: string;
  readonly requirement: string | null;
  readonly evidenceTypes: readonly string[];
  readonly status: string;
}

export interface ReleaseRow {
  readonly subjectRef: string;
  readonly id: string;
  readonly requestId: string;
  readonly documentId: string;
  readonly consentId: string | null;
  readonly eventId: string;
}

export interface PursuitRow {
  readonly subjectRef: string;
  readonly evidenceType: string;
  readonly open: boolean;
}

export interface ConsentRow {
  readonly subjectRef: string;
  readonly id: string;
  readonly agency: string;
  readonly purpose: string;
  readonly status: string;
}

/** An entry of the log, and whether a leaf is where it says. */
export interface EntryRow {
  readonly entryId: string;
  readonly subjectRef: string | null;
  readonly sequence: number | null;
  readonly kind: string;
  readonly leafIndex: number;
  readonly hasLeaf: boolean;
}

/** An event of the topic of facts, in the order of its partition. */
export interface HeardEvent {
  readonly eventId: string;
  readonly subjectRef: string;
  readonly sequence: number;
}

/** An event of an agency's feed, in the order of its numbers. */
export interface FeedRow {
  readonly agency: string;
  readonly number: number;
  readonly eventId: string;
  readonly subjectRef: string;
}

export interface Letter {
  readonly group: string;
  readonly key: string;
  readonly cause: string;
}

/** A checkpoint that was served, and the root that the leaves have at its size, both in base64. */
export interface ServedCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly rootOfLeaves: string;
}

export interface DeliveryRow {
  readonly releaseId: string;
  readonly outcome: string | null;
}

export interface Usage {
  readonly name: string;
  readonly megabytes: number;
  readonly files: number;
  /** Connections to PostgreSQL of all instances of the role. */
  readonly connections: number;
}

/** What is left of a run once the stack is quiet: of the people whom it was about, unless said otherwise. */
export interface Snapshot {
  readonly subjects: readonly SubjectRow[];
  readonly facts: readonly Fact[];
  readonly requests: readonly RequestRow[];
  readonly releases: readonly ReleaseRow[];
  readonly pursuits: readonly PursuitRow[];
  readonly consents: readonly ConsentRow[];
  readonly documents: readonly string[];
  readonly entries: readonly EntryRow[];
  readonly heard: readonly HeardEvent[];
  readonly feed: readonly FeedRow[];
  readonly deliveries: readonly DeliveryRow[];
  /** What agencies' systems received, by release; of everybody. */
  readonly received: readonly string[];
  /** Of everybody, since the run began. */
  readonly letters: readonly Letter[];
  /** Keys of what was broken on purpose. */
  readonly poisoned: readonly string[];
  readonly checkpoints: readonly ServedCheckpoint[];
  /** What had not come to rest in time; of everybody. */
  readonly unsettled: readonly string[];
  readonly usage: readonly Usage[];
}
