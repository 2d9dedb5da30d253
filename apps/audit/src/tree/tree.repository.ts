import { Injectable } from '@nestjs/common';
import { prepared, type Queryable, type Transaction } from '@askonce/database';
import type { EntryBundle, Tile, TileContent } from '@askonce/tlog';
import type { StoredHead } from './tree-head';

/** The log of facts, and the one to which anything can be appended where that is allowed. */
export type LogName = 'facts' | 'raw';

/** A leaf, before it has its place. */
export interface NewLeaf {
  /** Opaque, and unique in its log; null in the raw one. */
  readonly leafId: string | null;
  readonly content: Uint8Array;
}

/** Leaves from one index until before another. */
export interface LeafSpan {
  readonly from: number;
  readonly until: number;
}

export interface BundleContent {
  readonly bundle: EntryBundle;
  readonly bytes: Uint8Array;
}

const HEAD_COLUMNS = 'tree_head.size::float8 AS size, tree_head.range, tree_head.edge';
const HEAD = prepared('tree-head', `SELECT ${HEAD_COLUMNS} FROM tree_head WHERE tree_head.log = $1`);
const LOCK = prepared('tree-lock', `SELECT ${HEAD_COLUMNS} FROM tree_head WHERE tree_head.log = $1 FOR UPDATE`);
const SAVE = prepared('tree-save', 'UPDATE tree_head SET size = $2, range = $3, edge = $4 WHERE tree_head.log = $1');
const ADD_LEAVES = prepared(
  'tree-add-leaves',
  `INSERT INTO leaf (log, leaf_index, leaf_id, content)
   SELECT $1, $2::bigint + given.place - 1, given.leaf_id, given.content
   FROM unnest($3::text[], $4::bytea[]) WITH ORDINALITY AS given (leaf_id, content, place)`,
);
const ADD_TILES = prepared(
  'tree-add-tiles',
  `INSERT INTO tile (log, level, tile_index, hashes)
   SELECT $1, given.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS given (level, tile_index, hashes)`,
);
const ADD_BUNDLES = prepared(
  'tree-add-bundles',
  `INSERT INTO bundle (log, bundle_index, entries)
   SELECT $1, given.* FROM unnest($2::bigint[], $3::bytea[]) AS given (bundle_index, entries)`,
);
const LEAVES = prepared(
  'tree-leaves',
  `SELECT leaf.content FROM leaf
   WHERE leaf.log = $1 AND leaf.leaf_index >= $2 AND leaf.leaf_index < $3 ORDER BY leaf.leaf_index`,
);
// One statement, so that a tile which becomes full meanwhile is seen here or there.
const TILE = prepared(
  'tree-tile',
  `SELECT tile.hashes, ${HEAD_COLUMNS} FROM tree_head
   LEFT JOIN tile ON tile.log = tree_head.log AND tile.level = $2 AND tile.tile_index = $3
   WHERE tree_head.log = $1`,
);
const BUNDLE = prepared(
  'tree-bundle',
  'SELECT bundle.entries FROM bundle WHERE bundle.log = $1 AND bundle.bundle_index = $2',
);

interface FoundTile extends StoredHead {
  /** Those of the full tile; null while it is not full. */
  readonly hashes: Buffer | null;
}

/** Stores trees: heads, leaves, full tiles and full bundles. */
@Injectable()
export class TreeRepository {
  async head(database: Queryable, log: LogName): Promise<StoredHead> {
    return existing(await database.query<StoredHead>(HEAD, [log]), log);
  }

  /** The head, which nobody else can move until the transaction ends. */
  async lockHead(tx: Transaction, log: LogName): Promise<StoredHead> {
    return existing(await tx.query<StoredHead>(LOCK, [log]), log);
  }

  async saveHead(tx: Transaction, log: LogName, { size, range, edge }: StoredHead): Promise<void> {
    await tx.query(SAVE, [log, size, range, edge]);
  }

  async addLeaves(tx: Transaction, log: LogName, first: number, leaves: readonly NewLeaf[]): Promise<void> {
    const contents = leaves.map(({ content }) => bufferOf(content));
    await tx.query(ADD_LEAVES, [log, first, leaves.map(({ leafId }) => leafId), contents]);
  }

  async addTiles(tx: Transaction, log: LogName, tiles: readonly TileContent[]): Promise<void> {
    if (tiles.length === 0) return;
    const [levels, indices] = [tiles.map(({ tile }) => tile.level), tiles.map(({ tile }) => tile.index)];
    await tx.query(ADD_TILES, [log, levels, indices, tiles.map(({ bytes }) => bufferOf(bytes))]);
  }

  async addBundles(tx: Transaction, log: LogName, bundles: readonly BundleContent[]): Promise<void> {
    if (bundles.length === 0) return;
    const indices = bundles.map(({ bundle }) => bundle.index);
    await tx.query(ADD_BUNDLES, [log, indices, bundles.map(({ bytes }) => bufferOf(bytes))]);
  }

  /** @throws when the log does not have all of them */
  async leaves(database: Queryable, log: LogName, { from, until }: LeafSpan): Promise<Buffer[]> {
    const rows = await database.query<{ content: Buffer }>(LEAVES, [log, from, until]);
    if (rows.length === until - from) return rows.map(({ content }) => content);
    throw new Error(`Of the leaves ${from} to ${until - 1} of the log ${log}, only ${rows.length} are stored.`);
  }

  async tile(database: Queryable, log: LogName, { level, index }: Tile): Promise<FoundTile> {
    return existing(await database.query<FoundTile>(TILE, [log, level, index]), log);
  }

  async fullBundle(database: Queryable, log: LogName, index: number): Promise<Buffer | undefined> {
    return (await database.query<{ entries: Buffer }>(BUNDLE, [log, index]))[0]?.entries;
  }
}

function existing<T>([row]: readonly T[], log: LogName): T {
  if (row === undefined) throw new Error(`The log ${log} has no head.`);
  return row;
}

/** PostgreSQL's driver knows bytes as Buffer only. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
