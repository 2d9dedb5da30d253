import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { forgetForm } from '../session/kept-forms';
import { Download } from './download';
import { Next, Page } from './page';
import { pathOf } from './path-of';
import type { Renderer } from './renderer';

/** What controllers return becomes what browsers get. */
export class PagesInterceptor implements NestInterceptor {
  constructor(private readonly renderer: Renderer) {}

  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    return handler.handle().pipe(map((answer: unknown) => this.answer(answer, request, reply)));
  }

  private answer(answer: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (answer instanceof Page) return this.show(answer, request, reply);
    if (answer instanceof Download) {
      void reply.headers(answer.headers);
      return answer.content;
    }
    return answer instanceof Next ? lead(answer, request) : answer;
  }

  private show({ view, model }: Page, request: FastifyRequest, reply: FastifyReply): string {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return this.renderer.render(view, model, request);
  }
}

/** In the form that Nest's @Redirect takes. */
function lead({ url, notice }: Next, request: FastifyRequest): { url: string; statusCode: number } {
  // There is none any more after signing out.
  const session = request.session as FastifyRequest['session'] | null;
  if (session && notice) session.notice = notice;
  if (session && request.method === 'POST') forgetForm(session, pathOf(request));
  return { url, statusCode: 303 };
}
