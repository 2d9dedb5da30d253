import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContentModule } from '../content/content.module';
import { DeliveriesConsumer } from '../deliveries/deliveries.consumer';
import { DeliveriesService } from '../deliveries/deliveries.service';
import { DocumentsModule } from '../documents/documents.module';
import { ClaimsService } from './claims.service';
import { DownloadService } from './download.service';
import { ReadingService } from './reading.service';
import { ReleasesController } from './releases.controller';
import { SERVICE_KEYS, type ServiceKeys } from './service-keys';

/** Reading what was released: by download, by claim of a key, and its way out as sealed parts. */
@Module({})
export class ReleasesModule {
  static forRoot(options: { evidenceRequests: DynamicModule; serviceKeys: ServiceKeys }): DynamicModule {
    return {
      module: ReleasesModule,
      imports: [CatalogueModule, ContentModule, DocumentsModule, options.evidenceRequests],
      controllers: [ReleasesController, DeliveriesConsumer],
      providers: [
        { provide: SERVICE_KEYS, useValue: options.serviceKeys },
        ReadingService,
        DownloadService,
        ClaimsService,
        DeliveriesService,
      ],
      exports: [SERVICE_KEYS],
    };
  }
}
