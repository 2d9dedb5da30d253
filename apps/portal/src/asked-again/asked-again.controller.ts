import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { asked } from '../pages/asked';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { AskedAgainService } from './asked-again.service';

@Controller('asked-again')
export class AskedAgainController {
  constructor(private readonly reports: AskedAgainService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('asked-again/asked-again', await this.reports.list(citizen));
  }

  @Get('new')
  async begin(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<Page> {
    const chosen = asked(request, query, ['agency', 'evidenceType', 'case']);
    return page('asked-again/new', await this.reports.form(chosen));
  }

  @Form('new')
  send(@CurrentCitizen() citizen: Citizen, @Sent() form: SentForm): Promise<Next> {
    return this.reports.send(citizen, form);
  }
}
