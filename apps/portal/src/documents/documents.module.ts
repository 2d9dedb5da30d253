import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller';
import { DocumentsService } from './documents.service';
import { GivingController } from './giving.controller';
import { GivingService } from './giving.service';

// Giving comes first: its addresses would be those of a document called `give`.
@Module({ controllers: [GivingController, DocumentsController], providers: [DocumentsService, GivingService] })
export class DocumentsModule {}
