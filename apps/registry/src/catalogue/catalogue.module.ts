import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller';
import { CatalogueHolder } from './catalogue-holder';
import { CatalogueRepository } from './catalogue.repository';
import { CatalogueService } from './catalogue.service';
import { ConnectorsController } from './connectors.controller';
import { RouteBodyLimits } from './route-body-limits';

/** Who may ask for what, why, and where it comes from. Other features look it up through `CatalogueHolder`. */
@Module({
  controllers: [CatalogueController, ConnectorsController],
  providers: [CatalogueRepository, CatalogueHolder, CatalogueService, RouteBodyLimits],
  exports: [CatalogueHolder],
})
export class CatalogueModule {}
