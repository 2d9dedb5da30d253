import { Module } from '@nestjs/common';
import { ContentRepository } from './content.repository';
import { ContentStore } from './content-store';
import { ImagePages } from './images/image-pages';
import { StagedContentSweeper } from './staged-content-sweeper';
import { Uploads } from './uploads';

/** Needs `Database` and `LOGGER` from the service's global modules. */
@Module({
  providers: [ContentRepository, ContentStore, ImagePages, Uploads, StagedContentSweeper],
  exports: [ContentStore, Uploads],
})
export class ContentModule {}
