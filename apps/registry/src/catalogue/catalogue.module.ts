import { Module } from '@nestjs/common';
import { ApplyingService } from './applying/applying.service';
import { WaitingRequestsRepository } from './applying/waiting-requests.repository';
import { CatalogueController } from './catalogue.controller';
import { CatalogueHolder } from './catalogue-holder';
import { CatalogueRepository } from './catalogue.repository';
import { CatalogueService } from './catalogue.service';
import { ConnectorsController } from './connectors.controller';
import { DataTrackerController } from './data-tracker.controller';
import { CatalogueHistoryController } from './history/catalogue-history.controller';
import { CatalogueHistoryRepository } from './history/catalogue-history.repository';
import { CatalogueHistoryService } from './history/catalogue-history.service';
import { RouteBodyLimits } from './route-body-limits';

/** Who may ask for what, why, and where it comes from. Other features look it up through `CatalogueHolder`. */
@Module({
  controllers: [CatalogueController, CatalogueHistoryController, ConnectorsController, DataTrackerController],
  providers: [
    CatalogueRepository,
    CatalogueHolder,
    CatalogueService,
    WaitingRequestsRepository,
    ApplyingService,
    CatalogueHistoryRepository,
    CatalogueHistoryService,
    RouteBodyLimits,
  ],
  exports: [CatalogueHolder],
})
export class CatalogueModule {}
