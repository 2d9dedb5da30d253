import { type DynamicModule, Module } from '@nestjs/common';
import { ClientCredentials } from '@askonce/client';
import type { AuditConfig } from '../config';
import { EntriesModule } from '../entries/entries.module';
import { LoadedForAWhile } from '../names/loaded-for-a-while';
import { DataTrackerController } from './data-tracker.controller';
import { DataTrackerService } from './data-tracker.service';
import { askForCatalogue, TRACKER_CATALOGUE } from './tracker-catalogue';
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
        { provide: TRACKER_CATALOGUE, useFactory: () => new LoadedForAWhile({ load }) },
        DataTrackerService,
        UsagesRepository,
      ],
    };
  }
}
