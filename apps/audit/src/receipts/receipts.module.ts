import { Module } from '@nestjs/common';
import { EntriesModule } from '../entries/entries.module';
import { ReceiptsController } from './receipts.controller';
import { ReceiptsService } from './receipts.service';

/** What citizens and agencies keep of the log. */
@Module({ imports: [EntriesModule], controllers: [ReceiptsController], providers: [ReceiptsService] })
export class ReceiptsModule {}
