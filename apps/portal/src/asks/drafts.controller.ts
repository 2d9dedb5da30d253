import { Controller, Get, Param } from '@nestjs/common';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page, page } from '../pages/page';
import type { Download } from '../pages/download';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { DraftsService } from './drafts.service';

@Controller('asks/:askId/draft/:draftId')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  async show(
    @CurrentCitizen() citizen: Citizen,
    @Param() { askId, draftId }: { askId: string; draftId: string },
  ): Promise<Page> {
    return page('asks/draft', await this.drafts.show(citizen, { askId, draftId }));
  }

  @Get('content')
  content(
    @CurrentCitizen() citizen: Citizen,
    @Param() { askId, draftId }: { askId: string; draftId: string },
  ): Promise<Download> {
    return this.drafts.content(citizen, { askId, draftId });
  }

  @Form('')
  decide(
    @CurrentCitizen() citizen: Citizen,
    @Param() { askId, draftId }: { askId: string; draftId: string },
    @Sent() form: SentForm,
  ): Promise<Next> {
    return this.drafts.decide(citizen, { askId, draftId }, form);
  }
}
