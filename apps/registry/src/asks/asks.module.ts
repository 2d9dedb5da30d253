import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AsksController } from './asks.controller';
import { RejectionNotes } from '../rejections/rejection-notes';
import { AsksService } from './asks.service';
import { OwnAsksService } from './own-asks.service';

@Module({
  imports: [CatalogueModule],
  controllers: [AsksController],
  providers: [RejectionNotes, OwnAsksService, AsksService],
  exports: [OwnAsksService],
})
export class AsksModule {}
