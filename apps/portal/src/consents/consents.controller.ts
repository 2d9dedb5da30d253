import { Controller, Get, Param } from '@nestjs/common';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { ConsentsService } from './consents.service';

@Controller('consents')
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get(':id')
  show(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return this.consents.show(citizen, id);
  }

  @Form(':id')
  decide(@CurrentCitizen() citizen: Citizen, @Param('id') id: string, @Sent() form: SentForm): Promise<Next> {
    return this.consents.decide(citizen, id, form);
  }
}
