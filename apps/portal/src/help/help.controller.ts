import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@askonce/auth';
import { languageOf } from '../language/language';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { HelpService } from './help.service';

@Controller('help')
export class HelpController {
  constructor(private readonly help: HelpService) {}

  @Get()
  @Public()
  show(@Req() { session }: FastifyRequest): Page {
    return page('help/help', this.help.show(session));
  }

  @Form('')
  callBack(@CurrentCitizen() citizen: Citizen, @Sent() form: SentForm, @Req() request: FastifyRequest): Promise<Next> {
    return this.help.callBack(citizen, form, languageOf(request));
  }
}
