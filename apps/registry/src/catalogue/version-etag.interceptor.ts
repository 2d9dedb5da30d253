import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Page } from '../calls/page';
import type { VersionedPage } from './catalogue-page';

/** Tags a page with the catalogue's version, and answers 304 to whoever has that version already (RFC 9110 §13.1.2). */
@Injectable()
export class VersionEtagInterceptor implements NestInterceptor<VersionedPage<unknown>, Page<unknown> | undefined> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<VersionedPage<unknown>>,
  ): Observable<Page<unknown> | undefined> {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ version, page }) => {
        const etag = `"catalogue-${version}"`;
        void reply.headers({ etag, 'cache-control': 'no-cache' });
        if (!matches(headers['if-none-match'], etag)) return page;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

function matches(condition: string | undefined, etag: string): boolean {
  const tags = condition?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}
