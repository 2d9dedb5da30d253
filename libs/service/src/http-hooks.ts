import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { continueTrace, inTrace, type Metrics } from '@askonce/observability';

const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);

/** Every request runs inside a trace, its own or its caller's, and is measured by route, never by address. */
export function observeRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const duration = metrics.histogram('askonce_http_request_seconds', 'Duration of HTTP requests.', [
    'method',
    'route',
    'status',
  ]);
  fastify.addHook('onRequest', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    inTrace(continueTrace(one(request.headers.traceparent)), done);
  });
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}

/**
 * Once the service stops, each answer ends its connection. One that is kept open by a call that was under way then would
 * hold the server until it times out.
 */
export function endConnectionsOnStop(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', (done: () => void) => {
    stopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) void reply.header('connection', 'close');
    done(null, payload);
  });
}
