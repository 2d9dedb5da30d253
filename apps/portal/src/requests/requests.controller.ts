import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { RequestsService } from './requests.service';

@Controller('requests')
export class RequestsController {
  constructor(private readonly requests: RequestsService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen, @Query('cursor') cursor: unknown): Promise<Page> {
    return page('requests/list', await this.requests.list(citizen, cursor));
  }

  @Get(':id')
  async show(
    @CurrentCitizen() citizen: Citizen,
    @Req() { session }: FastifyRequest,
    @Param('id') id: string,
  ): Promise<Page> {
    return page('requests/request', await this.requests.show(citizen, session, id));
  }

  @Get(':id/objection')
  async objection(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('requests/objection', await this.requests.objection(citizen, id));
  }

  @Form(':id/objection')
  async object(@CurrentCitizen() citizen: Citizen, @Param('id') id: string, @Sent() form: SentForm): Promise<Next> {
    await this.requests.object(citizen, id, form);
    return next(`/requests/${id}`, 'requests.objected_notice');
  }
}
