import type { MultipartFile } from '@fastify/multipart';
import { Controller, Get, Param } from '@nestjs/common';
import { Uploads } from '../http/uploads';
import { Sent, type SentForm } from '../pages/form';
import type { Download } from '../pages/download';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { DocumentsService } from './documents.service';
import { GivingService } from './giving.service';

@Controller('documents')
export class GivingController {
  constructor(
    private readonly giving: GivingService,
    private readonly documents: DocumentsService,
  ) {}

  @Get('give')
  async begin(): Promise<Page> {
    return page('documents/give', await this.giving.form());
  }

  @Form('give')
  send(
    @CurrentCitizen() citizen: Citizen,
    @Sent() form: SentForm,
    @Uploads() uploads: AsyncGenerator<MultipartFile>,
  ): Promise<Next> {
    return this.giving.send(citizen, { form, uploads });
  }

  @Get('give/:draftId')
  async look(@CurrentCitizen() citizen: Citizen, @Param('draftId') id: string): Promise<Page> {
    return page('documents/draft', await this.giving.draft(citizen, id));
  }

  @Form('give/:draftId')
  decide(@CurrentCitizen() citizen: Citizen, @Param('draftId') id: string, @Sent() form: SentForm): Promise<Next> {
    return this.giving.decide(citizen, id, form);
  }

  @Get('give/:draftId/content')
  content(@CurrentCitizen() citizen: Citizen, @Param('draftId') id: string): Promise<Download> {
    return this.giving.draftContent(citizen, id);
  }

  @Get(':id/replacement')
  async replacement(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('documents/replacement', await this.documents.one(citizen, id));
  }

  @Form(':id/replacement')
  replace(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Sent() form: SentForm,
    @Uploads() uploads: AsyncGenerator<MultipartFile>,
  ): Promise<Next> {
    return this.giving.replace(citizen, id, { form, uploads });
  }
}
