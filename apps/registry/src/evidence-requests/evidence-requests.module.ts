import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ADDRESSES } from './addresses';
import { CancellationService } from './cancellation.service';
import type { Addresses } from './evidence-request-views';
import { EvidenceRequestsConsumer } from './evidence-requests.consumer';
import { EvidenceRequestsController } from './evidence-requests.controller';
import { EvidenceRequestsRepository } from './evidence-requests.repository';
import { EvidenceRequestsService } from './evidence-requests.service';
import { OwnRequestsController } from './own-requests.controller';
import { OwnRequestsService } from './own-requests.service';
import { ReDecisionService } from './re-decision.service';
import { RequestStandingsService } from './request-standings.service';
import { RequestWatch } from './request-watch';

@Module({})
export class EvidenceRequestsModule {
  static forRoot(addresses: Addresses): DynamicModule {
    return {
      module: EvidenceRequestsModule,
      imports: [CatalogueModule],
      controllers: [EvidenceRequestsController, OwnRequestsController, EvidenceRequestsConsumer],
      providers: [
        { provide: ADDRESSES, useValue: addresses },
        EvidenceRequestsRepository,
        EvidenceRequestsService,
        CancellationService,
        OwnRequestsService,
        RequestStandingsService,
        ReDecisionService,
        RequestWatch,
      ],
      exports: [ADDRESSES, EvidenceRequestsService],
    };
  }
}
