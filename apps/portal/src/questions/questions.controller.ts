import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Sent, type SentForm } from '../pages/form';
import { asked } from '../pages/asked';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { QuestionsService } from './questions.service';

@Controller('questions')
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('questions/questions', await this.questions.list(citizen));
  }

  @Get('new')
  async begin(
    @CurrentCitizen() citizen: Citizen,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    return page('questions/new', await this.questions.form(citizen, asked(request, query, ['about', 'kind'])));
  }

  @Form('new')
  send(@CurrentCitizen() citizen: Citizen, @Sent() form: SentForm): Promise<Next> {
    return this.questions.send(citizen, form);
  }

  @Get(':id')
  async one(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('questions/question', await this.questions.one(citizen, id));
  }
}
