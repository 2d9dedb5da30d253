/** `missing`: the registry has it, the log lacks it. `extra`: the other way round. `different`: both have it, in other words. */
export type FindingKind = 'missing' | 'extra' | 'different';

/** Where something was done. `either`: the proof that would tell went with the person's key. */
export type Side = 'log' | 'registry' | 'either';

interface Meaning {
  readonly kind: FindingKind;
  readonly side: Side;
  readonly what: string;
  readonly next: string;
}

const KEEP = 'Change nothing. Keep a copy of both databases and of the folder of the log';
const ASK_WHO = 'find out who could write to this database in the time since';
const FROM_REGISTRY = 'the fact in the registry says what happened';
const FROM_LOG = 'the entry is proved by the signed log, so it says what happened';

/** What each finding means, in words for whoever has to act on it. */
export const FINDINGS = {
  entry_missing: {
    kind: 'missing',
    side: 'log',
    what: 'The registry has recorded this fact, and the log has no entry of it. With a leafIndex, its leaf is in the signed tree: the entry was logged and its row was removed, or the database was restored and the fact has not been told again.',
    next: `${KEEP}. If the audit database was not restored from a backup, ${ASK_WHO}; ${FROM_REGISTRY}. Without a leafIndex, look first whether the audit service is behind or has a dead letter.`,
  },
  entry_changed: {
    kind: 'different',
    side: 'log',
    what: 'The entry does not give the leaf that is in the tree, or contradicts its own details: its row was changed after it was logged. The members are those that are seen to differ; none are named where only a sealed part or a part that only the leaf knows was changed.',
    next: `${KEEP}; ${ASK_WHO}. The leaf is right; ${FROM_REGISTRY}.`,
  },
  entry_moved: {
    kind: 'different',
    side: 'log',
    what: 'The entry says that its leaf is at another place than it is: its index was changed. leafIndex is the place of the leaf.',
    next: `${KEEP}; ${ASK_WHO}. What the entry says is proved by its leaf, and by nothing at the index that it names now.`,
  },
  entry_keyless: {
    kind: 'different',
    side: 'log',
    what: 'The key to what the log keeps of this person is gone or of no use, though no erasure of the person is logged: its row was removed or changed past the service.',
    next: `${KEEP}; ${ASK_WHO}. The key can be had from a backup of the audit database; with it, everything can be opened again.`,
  },
  fact_missing: {
    kind: 'extra',
    side: 'registry',
    what: 'The log has this entry, and the registry has no such fact: its row was removed, or the registry was restored to an earlier state.',
    next: `${KEEP}. If the registry was not restored from a backup, ${ASK_WHO}; ${FROM_LOG}.`,
  },
  fact_changed: {
    kind: 'different',
    side: 'registry',
    what: 'The fact in the registry says something else than the entry, which the tree proves: its row was changed after it was logged.',
    next: `${KEEP}; ${ASK_WHO}. Read the entry by its id: ${FROM_LOG}.`,
  },
  either_changed: {
    kind: 'different',
    side: 'either',
    what: 'Fact and entry differ, and the leaf cannot tell which is right, because the person is erased or the details of the entry are gone: one of the two rows was changed.',
    next: `${KEEP}; ${ASK_WHO}. A receipt or a proof that somebody has kept can tell which of the two is right.`,
  },
  release_missing: {
    kind: 'extra',
    side: 'registry',
    what: 'The log says that this document was released, and the registry has no row of that release, which is named by recordId: it was removed or tied to another fact.',
    next: `${KEEP}; ${ASK_WHO}. The release took place: ${FROM_LOG}.`,
  },
  release_changed: {
    kind: 'different',
    side: 'registry',
    what: 'The row of this release, which is named by recordId, or of the document in it says something else than what was logged.',
    next: `${KEEP}; ${ASK_WHO}. What was released is what the entry says.`,
  },
  release_unlogged: {
    kind: 'missing',
    side: 'registry',
    what: 'The registry has a row of a release, which is named by recordId, that no fact and no entry tells of: it was put there past the service.',
    next: `${KEEP}; ${ASK_WHO}. Find out whether the document was read: readings are facts of their own.`,
  },
  request_missing: {
    kind: 'extra',
    side: 'registry',
    what: 'The log says how this request was decided, and the registry has no such request, which is named by recordId: its row was removed.',
    next: `${KEEP}; ${ASK_WHO}. The decision was made: ${FROM_LOG}.`,
  },
  request_changed: {
    kind: 'different',
    side: 'registry',
    what: 'The row of this request, which is named by recordId, says something else than what was logged of its decision.',
    next: `${KEEP}; ${ASK_WHO}. What was decided is what the entry says.`,
  },
  denial_unlogged: {
    kind: 'missing',
    side: 'registry',
    what: 'The registry has a denied request, which is named by recordId, that no fact and no entry tells of: its row was put there or changed past the service.',
    next: `${KEEP}; ${ASK_WHO}.`,
  },
  leaf_row_missing: {
    kind: 'missing',
    side: 'log',
    what: 'The tree has a leaf at this index, and its row is gone.',
    next: `${KEEP}; ${ASK_WHO}. The leaf itself is in the entry bundles of the folder of the log and can be read there.`,
  },
  leaf_row_changed: {
    kind: 'different',
    side: 'log',
    what: 'The row of this leaf does not hold the bytes, or the id, of the leaf in the tree.',
    next: `${KEEP}; ${ASK_WHO}. The leaf itself is in the entry bundles of the folder of the log and can be read there.`,
  },
  leaf_without_entry: {
    kind: 'missing',
    side: 'log',
    what: 'The tree has this leaf, and no entry belongs to it: the row of the entry was removed, or the database was restored from a backup that did not have the key of its person yet, and the fact got a second leaf when it was told again.',
    next: `${KEEP}. If the audit database was not restored from a backup, ${ASK_WHO}. The leaf says kind, agency and hour of what happened.`,
  },
  tree_differs: {
    kind: 'different',
    side: 'log',
    what: 'The hashes in the database do not give the root that was signed: the tree itself was changed, so that it proves nothing about entries and leaves any more.',
    next: `${KEEP}; ${ASK_WHO}. Verify the folder of the log and any checkpoint that somebody has kept: they say which of the two is right.`,
  },
} as const satisfies Record<string, Meaning>;

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

/** One thing that differs. */
export interface Finding {
  readonly code: FindingCode;
  /** The entry, which is also the id of the fact's event. */
  readonly entryId?: string;
  readonly leafIndex?: number;
  readonly subjectRef?: string;
  /** A release or a request of the registry. */
  readonly recordId?: string;
  /** What differs, by name. */
  readonly members?: readonly string[];
}
