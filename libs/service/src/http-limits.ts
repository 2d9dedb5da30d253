import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@askonce/auth';
import { Problem, TooManyRequests } from '@askonce/problems';

export const JSON_BODY_LIMIT = 256 * 1024;

const bearer = (request: FastifyRequest) => /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];

/** Calls are counted per client; who has no valid token is counted by address. */
const callerOf = (verifier: TokenVerifier) => async (request: FastifyRequest) => {
  const token = bearer(request);
  if (token === undefined) return request.ip;
  try {
    const actor = await verifier.verify(token);
    return `${actor.clientId} ${actor.tokenSubject}`;
  } catch (error) {
    // The guard answers for the token; here it only fails to name the caller.
    if (error instanceof Problem) return request.ip;
    throw error;
  }
};

/** Limits, security headers and multipart, the same for every service. */
export async function protect(app: NestFastifyApplication, limits: { perMinute: number }): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fieldNameSize: 64, fieldSize: 16 * 1024, fields: 4, files: 20, parts: 24, headerPairs: 32 },
  });
  await app.register(rateLimit, {
    global: true,
    max: limits.perMinute,
    timeWindow: 60_000,
    enableDraftSpec: true,
    keyGenerator: callerOf(app.get(TokenVerifier)),
    allowList: (request) => request.url.startsWith('/health/'),
    errorResponseBuilder: (_request, { ttl }) =>
      new TooManyRequests({ headers: { 'retry-after': String(Math.ceil(ttl / 1_000)) } }),
  });
}
