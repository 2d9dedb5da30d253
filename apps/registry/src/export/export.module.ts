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
import { HeldData } from './held-data';

@Module({
  imports: [CatalogueModule, ContentModule, DocumentsModule],
  controllers: [ExportController],
  providers: [ExportService, Archive, HeldData, ExportRepository, ConsentsRepository, EvidenceRequestsRepository],
})
export class ExportModule {}
