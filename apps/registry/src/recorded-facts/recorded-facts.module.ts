import { Module } from '@nestjs/common';
import { RecordedFactsController } from './recorded-facts.controller';
import { RecordedFactsRepository } from './recorded-facts.repository';
import { RecordedFactsService } from './recorded-facts.service';

/** What is recorded here, for the audit service, which compares it with the log. */
@Module({ controllers: [RecordedFactsController], providers: [RecordedFactsService, RecordedFactsRepository] })
export class RecordedFactsModule {}
