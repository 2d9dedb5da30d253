import { Module } from '@nestjs/common';
import { FetchAnnouncement } from './fetch-announcement';
import { FetchQueue } from './fetch-queue';
import { FetchesConsumer } from './fetches.consumer';
import { FetchesRepository } from './fetches.repository';
import { FetchesService } from './fetches.service';
import { Inquiry } from './inquiry';

@Module({
  controllers: [FetchesConsumer],
  providers: [FetchesService, FetchQueue, Inquiry, FetchAnnouncement, FetchesRepository],
  exports: [FetchesRepository],
})
export class FetchesModule {}
