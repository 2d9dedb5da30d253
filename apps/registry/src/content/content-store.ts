import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '@askonce/observability';
import { createContentKey, PART_BYTES, sealParts, unsealParts, wipe, type SealedPart } from '@askonce/vault';
import { v7 as uuidv7 } from 'uuid';
import { ContentInspection, type Inspected } from './content-inspection';
import { ContentRepository } from './content.repository';
import { freeDeadBuffers } from './dead-buffers';

/** Parts per statement: with the one being sealed they bound what an upload or a download holds in memory. */
const BATCH = 4;
const SWEEP_LIMIT = 20;

export interface StagedContent extends Inspected {
  readonly contentId: string;
  /** 32 bytes: wrap it, then wipe it. */
  readonly contentKey: Buffer;
  readonly parts: number;
}

/** Content that was kept is not there, or not whole: a defect, or it was destroyed while it was being read. */
export class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
}

/** Documents' bytes at rest, sealed in parts. They are staged outside any person's transaction, which then keeps them. */
@Injectable()
export class ContentStore {
  constructor(
    private readonly contents: ContentRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Seals and stores a document as it arrives, a few parts at a time. Until a commit sets `content.kept` it is only
   * staged, and swept after a while; a stage that fails leaves nothing behind.
   * @throws DocumentTooLarge, UnsupportedMediaType, DocumentEmpty, or whatever the source throws
   */
  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedContent> {
    const contentId = uuidv7();
    const contentKey = createContentKey();
    const inspection = new ContentInspection();
    try {
      const sealed = sealParts({ key: contentKey, context: contentId })(inspection.through(source));
      const parts = await this.#store(contentId, sealed);
      const inspected = inspection.finish();
      await this.contents.complete(contentId, parts, inspected);
      return { contentId, contentKey, parts, ...inspected };
    } catch (error) {
      wipe(contentKey);
      await this.discard(contentId);
      throw error;
    }
  }

  /**
   * The sealed parts in order, as they travel over Kafka.
   * @throws ContentMissing when there is no such content or a part of it is gone
   */
  async *openSealed(contentId: string): AsyncGenerator<SealedPart> {
    for (let next = 0; ;) {
      const batch = await this.contents.parts(contentId, next, BATCH);
      if (batch.length === 0) throw new ContentMissing('Content, or a part of it, is not there');
      for (const part of batch) {
        if (part.number !== next) throw new ContentMissing('A part of the content is not there');
        yield part;
        next += 1;
        if (part.last) return;
      }
      freeDeadBuffers(batch.length * PART_BYTES);
    }
  }

  /**
   * The document's bytes, verified part by part as they are read; an error ends the stream with SealBroken (altered, or
   * another key) or ContentMissing. The key becomes the stream's: it is wiped when the stream closes.
   */
  read(contentId: string, contentKey: Buffer): Readable {
    const plaintext = unsealParts({ key: contentKey, context: contentId })(this.openSealed(contentId));
    const stream = Readable.from(plaintext, { objectMode: false, highWaterMark: PART_BYTES });
    return stream.once('close', () => {
      wipe(contentKey);
    });
  }

  /**
   * Removes what was staged, unless it was kept since. Never throws: the caller is to learn why the content is not
   * wanted, not that removing failed too; the sweeper removes it later.
   */
  async discard(contentId: string): Promise<void> {
    try {
      await this.contents.discard(contentId);
    } catch (err) {
      this.logger.warn({ err, contentId }, 'Staged content is left to the sweeper');
    }
  }

  /**
   * Removes what was staged and never kept, a few at a time.
   * @returns how many were removed
   */
  async sweepStaged(olderThanSeconds: number): Promise<number> {
    let removed = 0;
    for (;;) {
      const count = await this.contents.sweep(olderThanSeconds, SWEEP_LIMIT);
      removed += count;
      if (count < SWEEP_LIMIT) return removed;
    }
  }

  /** Nothing is written before the first batch is there: most bad uploads have shown themselves by then. */
  async #store(contentId: string, sealed: AsyncIterable<SealedPart>): Promise<number> {
    let batch: SealedPart[] = [];
    for await (const part of sealed) {
      if (part.number === 0) await this.contents.begin(contentId);
      batch.push(part);
      if (!part.last && batch.length < BATCH) continue;
      await this.contents.append(contentId, batch);
      freeDeadBuffers(batch.length * PART_BYTES);
      if (part.last) return part.number + 1;
      batch = [];
    }
    throw new Error('Sealed content has no last part');
  }
}
