import type { MultipartFile } from '@fastify/multipart';
import { Controller, Get, Param } from '@nestjs/common';
import { Uploads } from '../http/uploads';
import { Sent, type SentForm } from '../pages/form';
import type { Download } from '../pages/download';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { DocumentsService } from './documents.service';
import { GivingService, type SentDraft } from './giving.service';

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

  @Get(['give/:draftId', ':id/replacement/:draftId'])
  async look(@CurrentCitizen() citizen: Citizen, @Param() sent: SentDraft): Promise<Page> {
    return page('documents/draft', await this.giving.draft(citizen, sent));
  }

  @Form(['give/:draftId', ':id/replacement/:draftId'])
  decide(@CurrentCitizen() citizen: Citizen, @Param() sent: SentDraft, @Sent() form: SentForm): Promise<Next> {
    return this.giving.decide(citizen, sent, form);
  }

  @Get(['give/:draftId/content', ':id/replacement/:draftId/content'])
  content(@CurrentCitizen() citizen: Citizen, @Param() sent: SentDraft): Promise<Download> {
    return this.giving.draftContent(citizen, sent);
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
