import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@askonce/auth';
import { Transfer } from '@askonce/service';
import type { Download } from '../pages/download';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { DataService } from './data.service';
import { ErasureService } from './erasure.service';

@Controller('data')
export class DataController {
  constructor(
    private readonly data: DataService,
    private readonly erasure: ErasureService,
  ) {}

  @Get()
  show(): Page {
    return page('data/data', {});
  }

  @Get('export')
  @Transfer()
  export(@CurrentCitizen() citizen: Citizen): Promise<Download> {
    return this.data.export(citizen);
  }

  @Get('erasure')
  async ask(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('data/erasure', await this.erasure.before(citizen));
  }

  @Form('erasure')
  erase(@CurrentCitizen() citizen: Citizen, @Sent() form: SentForm, @Req() request: FastifyRequest): Promise<Next> {
    return this.erasure.erase(citizen, form, request);
  }

  @Get('erased')
  @Public()
  erased(@Req() request: FastifyRequest): Page {
    return page('data/erased', this.erasure.after(request));
  }
}
