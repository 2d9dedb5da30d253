import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import session from '@fastify/session';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '@askonce/database';
import type { Logger } from '@askonce/observability';
import type { ErrorAnswers, HttpFace } from '@askonce/service';
import { readSecret } from '@askonce/vault';
import type { PortalConfig } from '../config';
import { PageErrors } from '../pages/page-errors';
import { PagesInterceptor } from '../pages/pages.interceptor';
import { Renderer } from '../pages/renderer';
import { sessionKey } from '../session/session-keys';
import { PostgresSessionStore } from '../session/session-store';
import { Assets } from './assets';
import { limitForms } from './form-limits';
import { checkForms } from './forms-hook';
import { secureHeaders } from './secure-headers';

/** Longer than anybody may stay signed in, so that what they typed last is still there afterwards. */
const KEPT_AFTERWARDS_SECONDS = 3_600;

/** Answers in pages: sessions, forms, style sheets, and errors in plain words. */
export class PagesFace implements HttpFace {
  private readonly renderer: Renderer;
  private readonly assets: Assets;

  constructor(private readonly config: PortalConfig) {
    this.assets = Assets.of(config.theme);
    this.renderer = new Renderer(config.theme, config.messages, this.assets.version);
  }

  errors(log: Logger): ErrorAnswers {
    return new PageErrors(this.renderer, log);
  }

  async prepare(app: NestFastifyApplication): Promise<void> {
    const fastify = app.getHttpAdapter().getInstance();
    fastify.removeContentTypeParser('application/json');
    await secureHeaders(app, this.config);
    await app.register(formbody, { bodyLimit: 64 * 1024 });
    await app.register(multipart, { throwFileSizeLimit: false, limits: UPLOAD_LIMITS });
    this.assets.serve(app);
    await this.rememberBrowsers(app);
    await limitForms(fastify, this.config);
    checkForms(fastify);
    app.useGlobalInterceptors(new PagesInterceptor(this.renderer));
  }

  private async rememberBrowsers(app: NestFastifyApplication): Promise<void> {
    const { sessionKeyFile, sessionHours, publicUrl } = this.config;
    const secret = await readSecret(sessionKeyFile);
    const seconds = sessionHours * 3_600 + KEPT_AFTERWARDS_SECONDS;
    const secure = publicUrl.startsWith('https:');
    await app.register(cookie);
    await app.register(session, {
      secret: sessionKey(secret, 'cookies').toString('base64'),
      // The prefix has browsers hold to it that no other host set the cookie.
      cookieName: secure ? '__Host-askonce' : 'askonce',
      cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure },
      store: new PostgresSessionStore(app.get(Database), sessionKey(secret, 'sessions'), seconds),
      saveUninitialized: false,
      rolling: false,
    });
  }
}

const UPLOAD_LIMITS = {
  fieldNameSize: 64,
  fieldSize: 16 * 1024,
  fields: 20,
  files: 32,
  parts: 52,
  headerPairs: 32,
  fileSize: 20 * 1024 * 1024 + 1,
} as const;
