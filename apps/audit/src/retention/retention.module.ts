import { type DynamicModule, Module } from '@nestjs/common';
import { DetailsPruner, RETENTION } from './details-pruner';
import { DetailsRepository } from './details.repository';
import { DetailsRetention } from './details-retention';

/** Only where a retention is set: without one, details are kept. */
@Module({})
export class RetentionModule {
  static forRoot({ detailsRetention }: { readonly detailsRetention: string }): DynamicModule {
    return {
      module: RetentionModule,
      providers: [
        DetailsRepository,
        DetailsRetention,
        DetailsPruner,
        { provide: RETENTION, useValue: detailsRetention },
      ],
    };
  }
}
