import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { assertEveryRouteHasAPolicy } from '@askonce/auth';
import { currentTraceId, type Logger } from '@askonce/observability';
import { ProblemFilter, toProblem } from '@askonce/problems';
import { protect } from './http-limits';
import { type ApiDescription, openApiOf } from './openapi';
import type { ErrorAnswers, HttpFace } from './server';
import type { ServiceConfig } from './service-settings';
import { strictValidation } from './validation';

/** An API in JSON: problems for errors, bearer tokens, strict bodies, and a description of itself. */
export function apiFace(about: ApiDescription, config: ServiceConfig): HttpFace {
  return {
    errors: problemsIn,
    prepare: async (app, metrics) => {
      await protect(app, config, metrics);
      app.useGlobalPipes(strictValidation());
      assertEveryRouteHasAPolicy(app);
      publishOpenApi(app, about, config.publicUrl);
    },
  };
}

function problemsIn(logger: Logger): ErrorAnswers {
  const filter = new ProblemFilter(logger, currentTraceId);
  return {
    catch: (thrown, host) => {
      filter.catch(thrown, host);
    },
    answer: (thrown, request, reply) => {
      filter.answer(toProblem(thrown), request, reply);
    },
  };
}

function publishOpenApi(app: NestFastifyApplication, about: ApiDescription, url: string): void {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', (_request, reply) => {
      document ??= JSON.stringify(openApiOf(app, about, url));
      return reply.type('application/json').send(document);
    });
}
