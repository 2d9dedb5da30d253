import { Controller, Get, Param, ParseEnumPipe } from '@nestjs/common';
import { NotFound } from '@askonce/problems';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { SharingService } from './sharing.service';
import { type Step, STEPS } from './steps';

const Steps = Object.fromEntries(STEPS.map((name) => [name, name]));
const knownStep = new ParseEnumPipe(Steps, { exceptionFactory: () => new NotFound() });

@Controller('sharing')
export class SharingController {
  constructor(private readonly sharing: SharingService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('sharing/list', await this.sharing.list(citizen));
  }

  @Get(':id')
  async show(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('sharing/consent', await this.sharing.show(citizen, id));
  }

  @Get(':id/:step')
  ask(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Param('step', knownStep) step: Step,
  ): Promise<Page> {
    return this.sharing.ask(citizen, id, step);
  }

  @Form(':id/:step')
  take(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Param('step', knownStep) step: Step,
    @Sent() form: SentForm,
  ): Promise<Next> {
    return this.sharing.take(citizen, id, { step, form });
  }
}
