import { prepared } from '@askonce/database';
import type { Queryable } from '@askonce/database';
import { OUTBOX_SHARDS } from './outbox-rows';

/** A committed row that waits to be sent. */
export interface WaitingRow {
  readonly shard: number;
  /** bigint as text. */
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

export interface ShardClaim {
  /** Shards with waiting rows whose lock we now hold. */
  readonly claimed: readonly number[];
  /** Shards with waiting rows that another process is sending right now. */
  readonly busy: readonly number[];
}

export interface BatchLimits {
  readonly rowsPerShard: number;
  readonly bytesPerShard: number;
}

/** The two-key space of advisory locks that the relay uses: "ASKO". */
const LOCK_SPACE = 0x41_53_4b_4f;

// CASE, because only it fixes the order of evaluation: a lock is tried where rows wait and nowhere else.
const CLAIM = prepared(
  'relay-claim',
  `SELECT waiting.shard, pg_try_advisory_lock(${LOCK_SPACE}, waiting.shard) AS claimed
   FROM (
     SELECT shards.shard FROM generate_series(0, ${OUTBOX_SHARDS - 1}) AS shards(shard)
     WHERE EXISTS (SELECT FROM outbox WHERE outbox.shard = shards.shard AND outbox.topic <> ALL ($1::text[]))
     OFFSET 0
   ) AS waiting`,
);

// Round robin over the shards, so that a full one does not hold up the others; the first row of a shard always fits.
const READ = prepared(
  'relay-read',
  `SELECT page.shard, page.id::text AS id, page.topic, page.key, page.headers, page.payload
   FROM unnest($1::smallint[]) AS claimed(shard)
   CROSS JOIN LATERAL (
     SELECT outbox.*, row_number() OVER (ORDER BY outbox.id) AS place,
       sum(octet_length(outbox.payload)) OVER (ORDER BY outbox.id) - octet_length(outbox.payload) AS bytes_before
     FROM outbox
     WHERE outbox.shard = claimed.shard AND outbox.topic <> ALL ($2::text[])
     ORDER BY outbox.id
     LIMIT $3
   ) AS page
   WHERE page.bytes_before < $4
   ORDER BY page.place, page.shard`,
);

const REMOVE = prepared(
  'relay-remove',
  `DELETE FROM outbox
   USING unnest($1::smallint[], $2::bigint[]) AS sent(shard, id)
   WHERE outbox.shard = sent.shard AND outbox.id = sent.id`,
);

const RELEASE = prepared(
  'relay-release',
  `SELECT pg_advisory_unlock(${LOCK_SPACE}, claimed.shard) FROM unnest($1::int[]) AS claimed(shard)`,
);

const DEPTH = prepared(
  'relay-depth',
  `SELECT count(*)::int AS rows, coalesce(extract(epoch FROM now() - min(outbox.created_at)), 0)::float8 AS "oldestSeconds"
   FROM outbox`,
);

/**
 * The outbox as the relay sees it. Locks belong to a connection, so `session` must be one connection; they only save work
 * (two relays that sent the same rows would make duplicates, which consumers absorb).
 */
export class RelayStore {
  constructor(private readonly session: Queryable) {}

  async claim(withoutTopics: readonly string[]): Promise<ShardClaim> {
    const rows = await this.session.query<{ shard: number; claimed: boolean }>(CLAIM, [withoutTopics]);
    const shards = (claimed: boolean) => rows.filter((row) => row.claimed === claimed).map((row) => row.shard);
    return { claimed: shards(true), busy: shards(false) };
  }

  async read(shards: readonly number[], withoutTopics: readonly string[], limits: BatchLimits): Promise<WaitingRow[]> {
    return this.session.query<WaitingRow>(READ, [shards, withoutTopics, limits.rowsPerShard, limits.bytesPerShard]);
  }

  async remove(rows: readonly WaitingRow[]): Promise<void> {
    if (rows.length > 0) await this.session.query(REMOVE, [rows.map((row) => row.shard), rows.map((row) => row.id)]);
  }

  async release(shards: readonly number[]): Promise<void> {
    await this.session.query(RELEASE, [shards]);
  }

  /** How many rows wait, and since how many seconds the oldest does. */
  async depth(): Promise<{ rows: number; oldestSeconds: number }> {
    const [depth] = await this.session.query<{ rows: number; oldestSeconds: number }>(DEPTH);
    return depth ?? { rows: 0, oldestSeconds: 0 };
  }
}
