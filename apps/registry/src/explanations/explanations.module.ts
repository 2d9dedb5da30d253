import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ExplanationsController } from './explanations.controller';
import { ExplanationsService } from './explanations.service';

@Module({})
export class ExplanationsModule {
  static forRoot(options: { evidenceRequests: DynamicModule }): DynamicModule {
    return {
      module: ExplanationsModule,
      imports: [CatalogueModule, options.evidenceRequests],
      controllers: [ExplanationsController],
      providers: [ExplanationsService],
    };
  }
}
