import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@askonce/auth';
import type { Metrics } from '@askonce/observability';
import { Problem } from '@askonce/problems';
import { RateLimits } from './rate-limits';
import { RequestLimits } from './request-limits';
import type { ServiceConfig } from './service-settings';

/** What a connection may ask of us before any of our code has seen it. */
export const CONNECTION_LIMITS = {
  bodyLimit: 256 * 1024,
  /** The whole request with its body: a document of 20 MiB at 175 KB/s. */
  requestTimeout: 120_000,
  /** No byte in either direction. */
  connectionTimeout: 60_000,
  routerOptions: { maxParamLength: 200 },
  http: { maxHeaderSize: 16 * 1024, headersTimeout: 20_000, connectionsCheckingInterval: 1_000 },
} as const;

/** Node leaves out what comes after them. */
export const MAX_HEADERS = 100;

/** Limits, security headers and multipart, the same for every service. */
export async function protect(app: NestFastifyApplication, config: ServiceConfig, metrics: Metrics): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fieldNameSize: 64, fieldSize: 16 * 1024, fields: 4, files: 20, parts: 24, headerPairs: 32 },
  });
  await limitRequests(app, config, metrics);
}

/** In a hook for all requests, so that what leads nowhere counts too. */
async function limitRequests(app: NestFastifyApplication, config: ServiceConfig, metrics: Metrics): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const rates = await RateLimits.create(fastify, app.get(TokenVerifier), config.rateLimit);
  const limits = new RequestLimits(rates, {
    requests: config.requestsAtOnce,
    perCaller: { call: config.callsAtOnce, wait: config.waitsAtOnce, transfer: config.transfersAtOnce },
  });
  const refused = metrics.counter(
    'askonce_http_refused_total',
    'Requests refused because a limit was reached, by the problem that they were answered with',
    ['problem'],
  );
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      await limits.admit(request, reply);
    } catch (error) {
      if (error instanceof Problem) refused.inc({ problem: error.kind.slug });
      throw error;
    }
  });
  app.useGlobalInterceptors(limits);
}
