import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DocumentsModule } from '../documents/documents.module';
import { FetchesConsumer } from './fetches.consumer';
import { FetchesController } from './fetches.controller';
import { FetchesService } from './fetches.service';
import { IdentifierClaimsService } from './identifier-claims.service';

@Module({})
export class FetchesModule {
  static forRoot(options: { releases: DynamicModule }): DynamicModule {
    return {
      module: FetchesModule,
      imports: [CatalogueModule, DocumentsModule, options.releases],
      controllers: [FetchesController, FetchesConsumer],
      providers: [FetchesService, IdentifierClaimsService],
    };
  }
}
