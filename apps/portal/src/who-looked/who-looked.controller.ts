import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { languageOf } from '../language/language';
import { type Download, download } from '../pages/download';
import { type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { WhoLookedService } from './who-looked.service';

@Controller()
export class WhoLookedController {
  constructor(private readonly whoLooked: WhoLookedService) {}

  @Get('who-looked')
  async list(@CurrentCitizen() citizen: Citizen, @Query() query: Record<string, unknown>): Promise<Page> {
    return page('who-looked/who-looked', await this.whoLooked.page(citizen, query));
  }

  @Get('who-looked.csv')
  async asTable(
    @CurrentCitizen() citizen: Citizen,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
  ): Promise<Download> {
    const content = await this.whoLooked.csv(citizen, query, languageOf(request));
    return download({ name: 'who-looked.csv', type: 'text/csv; charset=utf-8', content });
  }
}
