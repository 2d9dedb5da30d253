import { Injectable } from '@nestjs/common';
import { EVENTS } from '@askonce/contracts';
import { Database, prepared } from '@askonce/database';
import { ENTRY_COLUMNS, ENTRY_TABLES, type EntryRow } from '../../entries/entry-row';
import type { LeafSpan } from '../../tree/tree.repository';
import type { IdSpan } from '../comparison/spans';

/** An entry as it is stored, its leaf's row, and whether the erasure of its person is logged. */
export interface StoredEntry extends EntryRow {
  readonly leaf: Buffer | null;
  readonly erased: boolean;
}

/** What the log knows of a person. */
export interface KnownPerson {
  readonly subjectRef: string;
  readonly wrappedKey: Buffer | null;
  readonly highest: number;
}

/** What there is at one index of the tree. */
export interface StoredLeaf {
  readonly leafIndex: number;
  readonly leafId: string | null;
  readonly content: Buffer | null;
  readonly hasEntry: boolean;
}

// That somebody is erased is believed only where the log says so.
const ERASED = `EXISTS (
  SELECT FROM erased_subject JOIN entry AS erasure ON erasure.entry_id = erased_subject.event_id
  WHERE erased_subject.subject_ref = entry.subject_ref AND erasure.subject_ref = entry.subject_ref
    AND erasure.kind = '${EVENTS.subjectErased.type}')`;

const ENTRIES = prepared(
  'compared-entries',
  `SELECT ${ENTRY_COLUMNS}, leaf.content AS leaf, ${ERASED} AS erased
   FROM ${ENTRY_TABLES}
   LEFT JOIN leaf ON leaf.log = 'facts' AND leaf.leaf_index = entry.leaf_index
   WHERE entry.entry_id > $1 AND entry.entry_id <= $2 ORDER BY entry.entry_id LIMIT $3`,
);
const PERSONS = prepared(
  'compared-persons',
  `SELECT given.subject_ref AS "subjectRef", subject_key.wrapped_key AS "wrappedKey",
     COALESCE(subject_progress.highest, 0)::float8 AS highest
   FROM unnest($1::uuid[]) AS given (subject_ref)
   LEFT JOIN subject_key ON subject_key.subject_ref = given.subject_ref
   LEFT JOIN subject_progress ON subject_progress.subject_ref = given.subject_ref`,
);
const PLACES = prepared(
  'compared-places',
  'SELECT leaf.leaf_id AS "leafId", leaf.leaf_index::float8 AS "leafIndex" FROM leaf WHERE leaf.leaf_id = ANY ($1::text[])',
);
// A leaf whose entry is named already is not named twice.
const LEAVES = prepared(
  'compared-leaves',
  `SELECT place::float8 AS "leafIndex", leaf.leaf_id AS "leafId", leaf.content,
     entry.leaf_index IS NOT NULL OR EXISTS (
       SELECT FROM reconciliation_finding
       WHERE reconciliation_finding.reconciliation_id = $3 AND reconciliation_finding.leaf_index = place
     ) AS "hasEntry"
   FROM generate_series($1::bigint, $2::bigint - 1) AS place
   LEFT JOIN leaf ON leaf.log = 'facts' AND leaf.leaf_index = place
   LEFT JOIN entry ON entry.leaf_index = place
   ORDER BY place`,
);

/** Reads what the log has, to be compared. */
@Injectable()
export class ComparedRepository {
  constructor(private readonly database: Database) {}

  /** In the order of ids. */
  entries({ after, until }: IdSpan, limit: number): Promise<StoredEntry[]> {
    return this.database.query<StoredEntry>(ENTRIES, [after, until, limit]);
  }

  persons(subjectRefs: readonly string[]): Promise<KnownPerson[]> {
    return this.database.query<KnownPerson>(PERSONS, [subjectRefs]);
  }

  /** Where leaves are, by their ids. */
  async places(leafIds: readonly string[]): Promise<Map<string, number>> {
    if (leafIds.length === 0) return new Map();
    const rows = await this.database.query<{ leafId: string; leafIndex: number }>(PLACES, [leafIds]);
    return new Map(rows.map(({ leafId, leafIndex }) => [leafId, leafIndex]));
  }

  /** One for each index, whether or not anything is there. */
  leaves({ from, until }: LeafSpan, reconciliationId: string): Promise<StoredLeaf[]> {
    return this.database.query<StoredLeaf>(LEAVES, [from, until, reconciliationId]);
  }
}
