import { Controller, Get, Param } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import { Uploads } from '../http/uploads';
import { Sent, type SentForm } from '../pages/form';
import { Form, type Next, next, type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { AsksService } from './asks.service';

@Controller('asks')
export class AsksController {
  constructor(private readonly asks: AsksService) {}

  @Get()
  async list(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('asks/list', await this.asks.list(citizen));
  }

  @Get(':id')
  async show(@CurrentCitizen() citizen: Citizen, @Param('id') id: string): Promise<Page> {
    return page('asks/ask', await this.asks.show(citizen, id));
  }

  @Form(':id')
  async send(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Sent() form: SentForm,
    @Uploads() uploads: AsyncGenerator<MultipartFile>,
  ): Promise<Next> {
    return next(await this.asks.send(citizen, id, { form, uploads }));
  }

  @Get(':id/declination/:way')
  async declination(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Param('way') way: string,
  ): Promise<Page> {
    return page('asks/declination', await this.asks.declination(citizen, id, way));
  }

  @Form(':id/declination/:way')
  async decline(
    @CurrentCitizen() citizen: Citizen,
    @Param('id') id: string,
    @Param('way') way: string,
    @Sent() form: SentForm,
  ): Promise<Next> {
    await this.asks.decline(citizen, id, { way, form });
    return next(`/asks/${id}`);
  }
}
