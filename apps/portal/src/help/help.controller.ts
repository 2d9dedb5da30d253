import { Controller, Get } from '@nestjs/common';
import { Public } from '@askonce/auth';
import { type Page, page } from '../pages/page';

@Controller('help')
export class HelpController {
  @Get()
  @Public()
  show(): Page {
    return page('help/help', {});
  }
}
