import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '@askonce/auth';
import { formValues } from '../pages/form';
import { Form, Leads, type Next, next } from '../pages/page';
import { keepForm } from '../session/kept-forms';
import { localPath } from '../sign-in/local-path';
import { isLanguage, LANGUAGE_COOKIE } from './language';

const A_YEAR_SECONDS = 365 * 24 * 3_600;

@Controller('language')
export class LanguageController {
  @Get()
  @Public()
  @Leads()
  choose(
    @Query('to') to: unknown,
    @Query('back') back: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Next {
    return speak(reply, to, back);
  }

  /** From a page with a form: what was typed is kept. */
  @Form('')
  @Public()
  chooseInForm(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Next {
    const values = formValues(request);
    const path = localPath(values._page?.[0]);
    keepForm(request.session, { path, values, errors: {} });
    return speak(reply, values._language?.[0], path);
  }
}

function speak(reply: FastifyReply, language: unknown, back: unknown): Next {
  if (isLanguage(language)) {
    const secure = reply.request.protocol === 'https';
    void reply.setCookie(LANGUAGE_COOKIE, language, {
      path: '/',
      maxAge: A_YEAR_SECONDS,
      sameSite: 'lax',
      httpOnly: true,
      secure,
    });
  }
  return next(localPath(back));
}
