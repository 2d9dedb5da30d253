import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AsksController } from './asks.controller';
import { RejectionNotes } from '../rejections/rejection-notes';
import { AsksService } from './asks.service';
import { OpenAsksService } from './open-asks.service';

@Module({
  imports: [CatalogueModule],
  controllers: [AsksController],
  providers: [RejectionNotes, OpenAsksService, AsksService],
})
export class AsksModule {}
