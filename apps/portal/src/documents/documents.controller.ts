import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Download } from '../pages/download';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { DocumentsService } from './documents.service';

@Controller('documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen, @Query('cursor') cursor?: string): Promise<Page> {
    return page('documents/documents', await this.documents.list(citizen, cursor));
  }

  @Get(':id')
  async one(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('documents/document', await this.documents.one(citizen, id));
  }

  @Get(':id/content')
  content(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Download> {
    return this.documents.content(citizen, id);
  }

  @Get(':id/removal')
  async removal(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('documents/removal', await this.documents.one(citizen, id));
  }

  @Form(':id/removal')
  remove(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Next> {
    return this.documents.remove(citizen, id);
  }
}
