import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '@askonce/problems';

const MINUTE_MS = 60_000;
const COUNTED = 50_000;

/** How often one address may begin to sign in, and one browser may send forms. */
export async function limitForms(
  fastify: FastifyInstance,
  { signInsPerMinute, formsPerMinute }: { readonly signInsPerMinute: number; readonly formsPerMinute: number },
): Promise<void> {
  await fastify.register(rateLimit, { global: false });
  const window = { timeWindow: MINUTE_MS, cache: COUNTED };
  const limiter = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    fastify.createRateLimit({ ...window, max, keyGenerator });
  const signIns = limiter(signInsPerMinute, ({ ip }) => ip);
  const forms = limiter(formsPerMinute, ({ session, ip }) => session.signedIn?.personId ?? ip);
  fastify.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const limit = request.method === 'POST' ? forms : request.routeOptions.url === '/sign-in' ? signIns : undefined;
    const counted = await limit?.(request);
    if (counted === undefined || counted.isAllowed || !counted.isExceeded) return;
    void reply.header('retry-after', String(counted.ttlInSeconds));
    throw new TooManyRequests();
  });
}
