import { Module } from '@nestjs/common';
import { AsksModule } from '../asks/asks.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { OverviewController } from './overview.controller';
import { OverviewRepository } from './overview.repository';
import { OverviewService } from './overview.service';

@Module({
  imports: [AsksModule, CatalogueModule],
  controllers: [OverviewController],
  providers: [OverviewRepository, OverviewService],
})
export class OverviewModule {}
