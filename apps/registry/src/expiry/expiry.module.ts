import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ExpiryMetrics } from './expiry.metrics';
import { ExpiryRepository } from './expiry.repository';
import { ExpiryService, NOTICE_DAYS } from './expiry.service';
import { ExpiryWorker } from './expiry.worker';

/** Ends what time has ended, in every instance. */
@Module({})
export class ExpiryModule {
  static forRoot({ noticeDays }: { noticeDays: number }): DynamicModule {
    return {
      module: ExpiryModule,
      imports: [CatalogueModule],
      providers: [
        { provide: NOTICE_DAYS, useValue: noticeDays },
        ExpiryRepository,
        ExpiryService,
        ExpiryMetrics,
        ExpiryWorker,
      ],
    };
  }
}
