import { Module } from '@nestjs/common';
import { ContentRepository } from './content.repository';
import { ContentStore } from './content-store';
import { StagedContentSweeper } from './staged-content-sweeper';

/** Needs `Database` and `LOGGER` from the service's global modules. */
@Module({
  providers: [ContentRepository, ContentStore, StagedContentSweeper],
  exports: [ContentStore],
})
export class ContentModule {}
