import { Module } from '@nestjs/common';
import { FeedBell } from './feed-bell';
import { FeedConsumer } from './feed.consumer';
import { FeedController } from './feed.controller';
import { FeedRepository } from './feed.repository';
import { FeedService } from './feed.service';
import { FeedWatch } from './feed-watch';

/** Each agency's own events, numbered by the registry's own consumer and read over HTTP. */
@Module({
  controllers: [FeedController, FeedConsumer],
  providers: [FeedRepository, FeedBell, FeedService, FeedWatch],
  exports: [FeedRepository],
})
export class FeedModule {}
