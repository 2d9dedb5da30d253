import { type DynamicModule, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import type { AuditConfig } from '../config';
import { EntriesModule } from '../entries/entries.module';
import { DataTrackerController } from './data-tracker.controller';
import { DataTrackerService } from './data-tracker.service';
import { askForCatalogue } from './tracker-catalogue';
import { TrackerCatalogues } from './tracker-catalogues';
import { UsagesRepository } from './usages.repository';

/** Showing people through the Estonian Data Tracker who used their data. */
@Module({})
export class DataTrackerModule {
  static forRoot({ registryUrl, tokenEndpoint, clientId, clientKey }: AuditConfig): DynamicModule {
    const tokens = new ClientCredentials({ tokenEndpoint, clientId, privateKeyJwk: clientKey });
    const load = () => askForCatalogue({ registryUrl, tokens });
    return {
      module: DataTrackerModule,
      imports: [EntriesModule],
      controllers: [DataTrackerController],
      providers: [
        { provide: TrackerCatalogues, useFactory: () => new TrackerCatalogues({ load }) },
        DataTrackerService,
        UsagesRepository,
      ],
    };
  }
}
