import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContentModule } from '../content/content.module';
import { DepositsController } from './deposits.controller';
import { DepositsService } from './deposits.service';
import { DocumentKeys } from './document-keys';
import { GivingService } from './giving.service';
import { Intake } from './intake';
import { OwnDocumentReadingService } from './own-document-reading.service';
import { OwnDocumentsController } from './own-documents.controller';
import { OwnDocumentViews } from './own-document-views';
import { OwnDocumentsService } from './own-documents.service';
import { RemovalService } from './removal.service';

@Module({
  imports: [CatalogueModule, ContentModule],
  controllers: [OwnDocumentsController, DepositsController],
  providers: [
    DocumentKeys,
    Intake,
    OwnDocumentsService,
    OwnDocumentViews,
    GivingService,
    RemovalService,
    OwnDocumentReadingService,
    DepositsService,
  ],
  exports: [DocumentKeys, Intake],
})
export class DocumentsModule {}
