import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EMPTY_TREE, growTree, leafHash, TILE_WIDTH } from '@askonce/tlog';
import { ROOT } from './stack.mjs';

const built = createRequire(import.meta.url);
const { headOf } = built(join(ROOT, 'apps', 'audit', 'dist', 'tree', 'tree-head.js'));

/** Leaves that are made in one statement. */
const STEP = TILE_WIDTH ** 2;
/** Of an entry, as long as a leaf of the log of facts is. */
export const ENTRY_BYTES = 220;

export const entryOf = (number) => Buffer.from(String(number).padStart(ENTRY_BYTES, '0'));

const LEAVES = `INSERT INTO leaf (log, leaf_index, content)
  SELECT 'raw', n, convert_to(lpad(n::text, ${ENTRY_BYTES}, '0'), 'UTF8') FROM generate_series($1::bigint, $2::bigint - 1) AS n`;
const BUNDLES = `INSERT INTO bundle (log, bundle_index, entries)
  SELECT 'raw', leaf_index / ${TILE_WIDTH}, string_agg(int2send(${ENTRY_BYTES}::int2) || content, ''::bytea ORDER BY leaf_index)
  FROM leaf WHERE log = 'raw' AND leaf_index >= $1 AND leaf_index < $2 GROUP BY 2 HAVING count(*) = ${TILE_WIDTH}`;
const TILES = `INSERT INTO tile (log, level, tile_index, hashes)
  SELECT 'raw', given.* FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) AS given (level, tile_index, hashes)`;
const HEAD = `UPDATE tree_head SET size = $1, range = $2, edge = $3 WHERE log = 'raw'`;

/** Gives the raw log of an empty database this many leaves, as appending them would have done. */
export async function fillLog(client, size, say) {
  let grown = { ...EMPTY_TREE };
  for (let from = 0; from < size; from += STEP) {
    const until = Math.min(from + STEP, size);
    await client.query(LEAVES, [from, until]);
    await client.query(BUNDLES, [from, until]);
    grown = growTree(
      grown,
      Array.from({ length: until - from }, (_, place) => leafHash(entryOf(from + place))),
    );
    const full = grown.tiles.filter(({ tile }) => tile.width === TILE_WIDTH);
    const of = (name) => full.map(({ tile }) => tile[name]);
    await client.query(TILES, [of('level'), of('index'), full.map(({ bytes }) => Buffer.from(bytes))]);
    if (until % (STEP * 16) === 0) say(`${until} of ${size} leaves are there`);
  }
  const head = headOf(grown);
  await client.query(HEAD, [head.size, head.range, head.edge]);
  await client.query('VACUUM ANALYZE');
}
