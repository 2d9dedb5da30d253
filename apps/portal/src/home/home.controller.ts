import { Controller, Get } from '@nestjs/common';
import { type Page, page } from '../pages/page';
import { type Citizen, CurrentCitizen } from '../session/citizen';
import { HomeService } from './home.service';

@Controller()
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  async show(@CurrentCitizen() citizen: Citizen): Promise<Page> {
    return page('home/home', await this.home.overview(citizen));
  }
}
