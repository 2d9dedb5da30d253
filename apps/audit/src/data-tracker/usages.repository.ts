import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import type { UsageEntry } from './usage-of';

export interface Period {
  /** RFC 3339; included. */
  readonly from?: string;
  /** RFC 3339; excluded. */
  readonly to?: string;
}

export interface UsageSlice {
  readonly offset: number;
  readonly limit: number;
}

export interface UsagesFound {
  /** In the whole period. */
  readonly total: number;
  /** The newest first. */
  readonly entries: readonly UsageEntry[];
}

interface UsageRow extends Omit<UsageEntry, 'occurredAt'> {
  readonly total: number;
  /** Null in the one row that is there when the slice is empty. */
  readonly occurredAt: Date | null;
}

/** One statement, so that the number is that of what the slice was cut from. */
const OF_PERSON = prepared(
  'usages-of-person',
  `SELECT counted.total::float8 AS total, usage.*
   FROM (SELECT count(*) AS total FROM entry
         WHERE entry.subject_ref = $1 AND entry.occurred_at >= $2::timestamptz AND entry.occurred_at < $3::timestamptz) AS counted
   LEFT JOIN (SELECT entry.leaf_index, entry.occurred_at AS "occurredAt", entry.kind, entry.source, entry.agency,
                     entry.actor_role AS "actorRole", entry.system, entry.procedure, entry.purpose, entry.outcome, entry.opaque
              FROM entry
              WHERE entry.subject_ref = $1 AND entry.occurred_at >= $2::timestamptz AND entry.occurred_at < $3::timestamptz
              ORDER BY entry.occurred_at DESC, entry.leaf_index DESC
              OFFSET $4::bigint LIMIT $5::bigint) AS usage ON true
   ORDER BY usage."occurredAt" DESC, usage.leaf_index DESC`,
);

const SINCE = prepared('usages-since', 'SELECT coalesce(min(entry.occurred_at), now()) AS since FROM entry');

/** Reads entries as usages; their sealed details are no part of those. */
@Injectable()
export class UsagesRepository {
  constructor(private readonly database: Database) {}

  async find(subjectRef: string, { from, to }: Period, { offset, limit }: UsageSlice): Promise<UsagesFound> {
    const values = [subjectRef, from ?? '-infinity', to ?? 'infinity', offset, limit];
    const rows = await this.database.query<UsageRow>(OF_PERSON, values);
    return { total: firstOf(rows).total, entries: rows.flatMap(toUsageEntries) };
  }

  /** When the oldest of all entries happened; now where there is none. RFC 3339. */
  async since(): Promise<string> {
    return firstOf(await this.database.query<{ since: Date }>(SINCE, [])).since.toISOString();
  }
}

function firstOf<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('PostgreSQL gave an aggregate without a row.');
  return row;
}

const toUsageEntries = ({ occurredAt, ...row }: UsageRow): UsageEntry[] =>
  occurredAt === null ? [] : [{ ...row, occurredAt: occurredAt.toISOString() }];
