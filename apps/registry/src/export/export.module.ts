import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ConsentsRepository } from '../consents/consents.repository';
import { ContentModule } from '../content/content.module';
import { DocumentsModule } from '../documents/documents.module';
import { EvidenceRequestsRepository } from '../evidence-requests/evidence-requests.repository';
import { Archive } from './archive';
import { ExportController } from './export.controller';
import { ExportRepository } from './export.repository';
import { ExportService } from './export.service';
import { RejectionNotes } from '../rejections/rejection-notes';
import { HeldData } from './held-data';
import { HeldRejections } from './held-rejections';

@Module({
  imports: [CatalogueModule, ContentModule, DocumentsModule],
  controllers: [ExportController],
  providers: [
    ExportService,
    Archive,
    HeldData,
    HeldRejections,
    RejectionNotes,
    ExportRepository,
    ConsentsRepository,
    EvidenceRequestsRepository,
  ],
})
export class ExportModule {}
