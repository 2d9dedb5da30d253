import { Injectable } from '@nestjs/common';
import { Database, prepared } from '@askonce/database';
import { SEALED_PART_BYTES, type SealedPart } from '@askonce/vault';
import type { Inspected } from './content-inspection';

const BEGIN = prepared('content-begin', 'INSERT INTO content (content_id) VALUES ($1)');

// All parts of a batch but the last have one length: they travel as one binary parameter and are cut apart here.
const APPEND = prepared(
  'content-append',
  `INSERT INTO content_part (content_id, number, sealed)
   SELECT $1, $2::integer + batch.index,
          substring($3::bytea FROM batch.index * ${SEALED_PART_BYTES} + 1 FOR ${SEALED_PART_BYTES})
   FROM generate_series(0, $4::integer - 1) AS batch (index)`,
);

const COMPLETE = prepared(
  'content-complete',
  `UPDATE content SET size = $2, digest = $3, media_type = $4, parts = $5
   WHERE content.content_id = $1 AND NOT content.kept
   RETURNING content.content_id`,
);

const PARTS = prepared(
  'content-parts',
  `SELECT content_part.number, content_part.number = content.parts - 1 AS last, content_part.sealed AS bytes
   FROM content JOIN content_part ON content_part.content_id = content.content_id
   WHERE content.content_id = $1 AND content_part.number >= $2
   ORDER BY content_part.number LIMIT $3`,
);

const DISCARD = prepared('content-discard', 'DELETE FROM content WHERE content.content_id = $1 AND NOT content.kept');

const SWEEP = prepared(
  'content-sweep',
  `DELETE FROM content WHERE content.content_id IN (
     SELECT staged.content_id FROM content AS staged
     WHERE NOT staged.kept AND staged.staged_at < clock_timestamp() - make_interval(secs => $1)
     ORDER BY staged.staged_at LIMIT $2 FOR UPDATE SKIP LOCKED)
   RETURNING content.content_id`,
);

/** Sealed content in PostgreSQL; nothing here is ever in clear. */
@Injectable()
export class ContentRepository {
  constructor(private readonly database: Database) {}

  async begin(contentId: string): Promise<void> {
    await this.database.query(BEGIN, [contentId]);
  }

  /** @param batch consecutive parts, of which only the document's last may be short */
  async append(contentId: string, batch: readonly SealedPart[]): Promise<void> {
    const bytes = Buffer.concat(batch.map((part) => part.bytes));
    await this.database.query(APPEND, [contentId, batch[0]?.number, bytes, batch.length]);
  }

  /** @throws Error when the content is no longer there: it arrived so slowly that it was swept */
  async complete(contentId: string, parts: number, { size, digest, mediaType }: Inspected): Promise<void> {
    const rows = await this.database.query(COMPLETE, [contentId, size, digest, mediaType, parts]);
    if (rows.length === 0) throw new Error('Staged content was swept before it was complete');
  }

  parts(contentId: string, from: number, limit: number): Promise<SealedPart[]> {
    return this.database.query<SealedPart>(PARTS, [contentId, from, limit]);
  }

  async discard(contentId: string): Promise<void> {
    await this.database.query(DISCARD, [contentId]);
  }

  /** @returns how many were removed, at most `limit` */
  async sweep(olderThanSeconds: number, limit: number): Promise<number> {
    return (await this.database.query(SWEEP, [olderThanSeconds, limit])).length;
  }
}
