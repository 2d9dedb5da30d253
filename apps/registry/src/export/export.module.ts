import { type DynamicModule, Module } from '@nestjs/common';
import { AskedAgainModule } from '../asked-again/asked-again.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ConsentsRepository } from '../consents/consents.repository';
import { ContentModule } from '../content/content.module';
import { DocumentsModule } from '../documents/documents.module';
import { EvidenceRequestsRepository } from '../evidence-requests/evidence-requests.repository';
import { Archive } from './archive';
import { ExportController } from './export.controller';
import { ExportRepository } from './export.repository';
import { ExportService } from './export.service';
import { QuestionsModule } from '../questions/questions.module';
import { RejectionNotes } from '../rejections/rejection-notes';
import { HeldData } from './held-data';
import { AUDIT_URL, HeldReceipts } from './held-receipts';
import { HeldQuestions } from './held-questions';
import { HeldRejections } from './held-rejections';
import { HeldWritings } from './held-writings';

@Module({})
export class ExportModule {
  static forRoot({ auditUrl }: { readonly auditUrl: string }): DynamicModule {
    return {
      module: ExportModule,
      imports: [CatalogueModule, ContentModule, DocumentsModule, QuestionsModule, AskedAgainModule],
      controllers: [ExportController],
      providers: [
        { provide: AUDIT_URL, useValue: auditUrl },
        ExportService,
        Archive,
        HeldData,
        HeldReceipts,
        HeldRejections,
        HeldQuestions,
        HeldWritings,
        RejectionNotes,
        ExportRepository,
        ConsentsRepository,
        EvidenceRequestsRepository,
      ],
    };
  }
}
