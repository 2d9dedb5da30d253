import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DocumentsModule } from '../documents/documents.module';
import { ConsentsController } from './consents.controller';
import { ConsentsRepository } from './consents.repository';
import { ConsentsService } from './consents.service';
import { OwnConsentsService } from './own-consents.service';

@Module({
  imports: [CatalogueModule, DocumentsModule],
  controllers: [ConsentsController],
  providers: [ConsentsRepository, OwnConsentsService, ConsentsService],
})
export class ConsentsModule {}
