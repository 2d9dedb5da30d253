import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { RejectionNotes } from './rejection-notes';
import { RejectionsController } from './rejections.controller';
import { RejectionsService } from './rejections.service';

@Module({})
export class RejectionsModule {
  static forRoot(options: { evidenceRequests: DynamicModule }): DynamicModule {
    return {
      module: RejectionsModule,
      imports: [CatalogueModule, options.evidenceRequests],
      controllers: [RejectionsController],
      providers: [RejectionNotes, RejectionsService],
    };
  }
}
