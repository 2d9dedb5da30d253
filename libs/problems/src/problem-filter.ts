import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './to-problem';
import { toProblemBody } from './problem-body';
import type { Problem } from './problem';

/** What the filter needs of a logger; pino's fits. */
export interface ProblemLog {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

/** The one place where an error becomes an answer, and is logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: ProblemLog,
    private readonly traceId: () => string | undefined,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.answer(toProblem(thrown), request, http.getResponse<FastifyReply>());
  }

  answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    this.record(problem, request);
    // Headers that are on their way cannot be taken back: a cut connection tells the reader that the body is not whole.
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const traceId = this.traceId();
    const instance = request.url.split('?', 1)[0] ?? '/';
    void reply
      .status(problem.kind.status)
      .headers({ ...problem.details.headers })
      .type('application/problem+json')
      .send(JSON.stringify(toProblemBody(problem, { instance, ...(traceId === undefined ? {} : { traceId }) })));
  }

  private record(problem: Problem, request: FastifyRequest): void {
    const fields = { problem: problem.kind.slug, method: request.method, route: request.routeOptions.url };
    if (problem.kind.status >= 500)
      this.log.error({ ...fields, err: problem.details.cause ?? problem }, problem.kind.title);
    else this.log.info(fields, problem.kind.title);
  }
}
