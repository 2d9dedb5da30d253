import { type DynamicModule, Module } from '@nestjs/common';
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
import { AUDIT_URL, HeldReceipts } from './held-receipts';
import { HeldRejections } from './held-rejections';

@Module({})
export class ExportModule {
  static forRoot({ auditUrl }: { readonly auditUrl: string }): DynamicModule {
    return {
      module: ExportModule,
      imports: [CatalogueModule, ContentModule, DocumentsModule],
      controllers: [ExportController],
      providers: [
        { provide: AUDIT_URL, useValue: auditUrl },
        ExportService,
        Archive,
        HeldData,
        HeldReceipts,
        HeldRejections,
        RejectionNotes,
        ExportRepository,
        ConsentsRepository,
        EvidenceRequestsRepository,
      ],
    };
  }
}
