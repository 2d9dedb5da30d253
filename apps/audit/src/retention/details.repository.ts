import { Injectable } from '@nestjs/common';
import { prepared, type Transaction } from '@askonce/database';

/** Which details are to go. */
export interface Overdue {
  /** An ISO 8601 period, which the database counts by the calendar. */
  readonly retention: string;
  readonly limit: number;
}

/** What was pruned at once. */
export interface Pruned {
  readonly entries: number;
  /** When the latest of the entries was logged; null where there was none. */
  readonly recordedUntil: Date | null;
}

// What no checkpoint holds yet stays: its leaf is made from the details.
const PRUNE = prepared(
  'details-prune',
  `WITH due AS (
     SELECT sealed_details.entry_id
     FROM sealed_details JOIN entry ON entry.entry_id = sealed_details.entry_id
     WHERE sealed_details.sealed IS NOT NULL AND sealed_details.recorded_at < now() - $1::interval
       AND entry.leaf_index < (SELECT max(checkpoint.size) FROM checkpoint WHERE checkpoint.log = 'facts')
     ORDER BY sealed_details.recorded_at LIMIT $2
     FOR UPDATE OF sealed_details SKIP LOCKED
   ), pruned AS (
     UPDATE sealed_details SET sealed = NULL FROM due WHERE sealed_details.entry_id = due.entry_id
     RETURNING sealed_details.recorded_at
   )
   SELECT count(*)::int AS entries, max(pruned.recorded_at) AS "recordedUntil" FROM pruned`,
);

/** Details of entries whose time is over. */
@Injectable()
export class DetailsRepository {
  /** The oldest ones that no other instance is taking. */
  async prune(tx: Transaction, { retention, limit }: Overdue): Promise<Pruned> {
    const [pruned] = await tx.query<Pruned>(PRUNE, [retention, limit]);
    if (pruned === undefined) throw new Error('The database did not say what it pruned.');
    return pruned;
  }
}
