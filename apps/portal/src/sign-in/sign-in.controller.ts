import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@askonce/auth';
import { Form, Leads, type Next, next, type Page, page } from '../pages/page';
import { SignInService } from './sign-in.service';

@Controller()
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  @Get('sign-in')
  @Public()
  @Leads()
  begin(@Req() request: FastifyRequest, @Query('back') back: unknown): Promise<Next> {
    return this.signIn.begin(request, back);
  }

  @Get('sign-in/callback')
  @Public()
  @Leads()
  finish(@Req() request: FastifyRequest): Promise<Next> {
    return this.signIn.finish(request);
  }

  @Get('sign-in/failed')
  @Public()
  failed(): Page {
    return page('sign-in/failed', {});
  }

  @Form('sign-out')
  @Public()
  async end(@Req() request: FastifyRequest): Promise<Next> {
    return next(await this.signIn.end(request));
  }
}
