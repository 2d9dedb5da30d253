import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DatabaseUnavailable } from '@askonce/database';
import { wipe } from '@askonce/vault';
import { MAX_DOCUMENT_BYTES } from './content-inspection';
import { ContentStore, type StagedContent } from './content-store';
import { DocumentTooLarge, SeveralFiles } from './content.problems';
import { ImagePages } from './images/image-pages';

/** The files of one upload, each to be read to its end before the next. */
export type UploadedFiles = AsyncIterable<AsyncIterable<Uint8Array>>;

const MAX_IMAGES = 20;

/** Stages what is uploaded: a file as it is, several images as one PDF. */
@Injectable()
export class Uploads {
  constructor(
    private readonly contents: ContentStore,
    private readonly pages: ImagePages,
  ) {}

  /**
   * Stages content for a command, which says with `isNew` whether it kept it.
   * @throws what staging throws, SeveralFiles, ImageUnusable, or what the command throws; nothing of the content stays then
   */
  async take<T extends { readonly isNew: boolean }>(
    files: UploadedFiles,
    command: (staged: StagedContent) => Promise<T>,
  ): Promise<T> {
    const staged = await this.stage(files);
    try {
      const made = await command(staged);
      if (!made.isNew) await this.contents.discard(staged.contentId);
      return made;
    } catch (error) {
      // Of a commit whose answer was lost nobody knows whether it stands: the sweeper sees later what was kept.
      if (!(error instanceof DatabaseUnavailable)) await this.contents.discard(staged.contentId);
      throw error;
    } finally {
      wipe(staged.contentKey);
    }
  }

  /** What comes is sealed at once, also what is only to become a page: nothing else is as large as all of it together. */
  private async stage(files: UploadedFiles): Promise<StagedContent> {
    const staged: StagedContent[] = [];
    try {
      for await (const file of files) {
        if (staged.length > 0) assertImages(staged);
        staged.push(await this.contents.stage(file));
      }
      const only = staged.length === 1 ? staged.pop() : undefined;
      return only ?? (await this.merge(staged));
    } finally {
      for (const { contentId, contentKey } of staged) {
        wipe(contentKey);
        await this.contents.discard(contentId);
      }
    }
  }

  private async merge(images: readonly StagedContent[]): Promise<StagedContent> {
    assertImages(images);
    return this.pages.inTurn(async () => {
      const read: Uint8Array[] = [];
      for (const { contentId, contentKey } of images)
        read.push(await buffer(this.contents.read(contentId, contentKey)));
      return this.contents.stage(Readable.from([await this.pages.toPdf(read)]));
    });
  }
}

/** @throws SeveralFiles unless these can be the pages of one document; DocumentTooLarge */
function assertImages(staged: readonly StagedContent[]): void {
  const other = staged.findIndex(({ mediaType }) => mediaType !== 'image/png' && mediaType !== 'image/jpeg');
  if (other >= 0) throw severalFiles(other, 'is no PNG or JPEG');
  if (staged.length > MAX_IMAGES) throw severalFiles(MAX_IMAGES, `is one more than ${MAX_IMAGES}`);
  if (staged.reduce((sum, { size }) => sum + size, 0) > MAX_DOCUMENT_BYTES) throw new DocumentTooLarge();
}

const severalFiles = (index: number, detail: string) =>
  new SeveralFiles({ errors: [{ pointer: `/content/${index}`, detail }] });
