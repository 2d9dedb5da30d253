import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Health, Logger } from '@askonce/observability';
import { toProblem } from '@askonce/problems';
import type { PeopleEndpoint } from '../people/people-endpoint';
import { STYLE, STYLE_PATH } from '../pages/page';
import type { Interactions } from '../sign-in/interactions';
import { sendJson, sendProblem } from './answers';

export interface RouteParts {
  readonly health: Health;
  readonly interactions: Interactions;
  readonly people: PeopleEndpoint;
  /** Answers everything that is none of ours. */
  readonly provider: RequestListener;
  readonly log: Logger;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Sends each request to whom it is for. */
export function routes(parts: RouteParts): RequestListener {
  const own = ownRoutes(parts);
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const handler = own[`${request.method ?? ''} ${path.replace(/^\/interaction\/[^/]+$/, '/interaction/*')}`];
    if (handler === undefined) {
      parts.provider(request, response);
      return;
    }
    handler(request, response).catch((error: unknown) => {
      const problem = toProblem(error);
      if (problem.kind.status >= 500) parts.log.error({ err: error }, 'A request failed');
      if (response.headersSent) response.destroy();
      else sendProblem(response, problem, path);
    });
  };
}

function ownRoutes({ health, interactions, people }: RouteParts): Record<string, Handler | undefined> {
  return {
    'GET /health/live': (_request, response) => {
      sendJson(response, 200, { status: 'ok' });
      return Promise.resolve();
    },
    'GET /health/ready': async (_request, response) => {
      const report = await health.report();
      sendJson(response, report.status === 'ok' ? 200 : 503, report);
    },
    [`GET ${STYLE_PATH}`]: (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' });
      response.end(STYLE);
      return Promise.resolve();
    },
    'GET /interaction/*': (request, response) => interactions.show(request, response),
    'POST /interaction/*': (request, response) => interactions.submit(request, response),
    'POST /people': (request, response) => people.create(request, response),
  };
}
