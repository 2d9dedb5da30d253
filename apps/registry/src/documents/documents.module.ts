import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ContentModule } from '../content/content.module';
import { DepositsController } from './deposits.controller';
import { DepositsService } from './deposits.service';
import { Admissions } from './admissions';
import { DocumentBytes } from './document-bytes';
import { DocumentKeys } from './document-keys';
import { ConfirmationService } from './drafts/confirmation.service';
import { DraftsService } from './drafts/drafts.service';
import { OwnDraftsService } from './drafts/own-drafts.service';
import { DraftsController } from './drafts/drafts.controller';
import { GivingService } from './giving.service';
import { Intake } from './intake';
import { OwnDocumentReadingService } from './own-document-reading.service';
import { OwnDocumentsController } from './own-documents.controller';
import { OwnDocumentViews } from './own-document-views';
import { OwnDocumentsService } from './own-documents.service';
import { RemovalService } from './removal.service';

@Module({
  imports: [CatalogueModule, ContentModule],
  controllers: [OwnDocumentsController, DraftsController, DepositsController],
  providers: [
    DocumentKeys,
    DocumentBytes,
    Admissions,
    Intake,
    DraftsService,
    OwnDraftsService,
    ConfirmationService,
    OwnDocumentsService,
    OwnDocumentViews,
    GivingService,
    RemovalService,
    OwnDocumentReadingService,
    DepositsService,
  ],
  exports: [DocumentKeys, DocumentBytes, Intake],
})
export class DocumentsModule {}
