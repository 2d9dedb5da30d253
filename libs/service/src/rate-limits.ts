import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenVerifier } from '@askonce/auth';
import { Problem, TooManyRequests } from '@askonce/problems';

const WINDOW_SECONDS = 60;
/** Callers that are counted at the same time; beyond it the least recent one begins anew. */
const COUNTED = 50_000;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
type Count = Exclude<Awaited<ReturnType<Limiter>>, { isAllowed: true }>;

const bearer = ({ headers }: FastifyRequest) => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
/** The network of 64 bits for IPv6: who has one address there has all of them. */
const addressOf = ({ ip = 'hung up' }: { readonly ip?: string }) => normalizeIP(ip);

/**
 * Calls per caller and minute. A caller is a client, for citizens together with the person; who shows no valid token is
 * known by address alone.
 */
export class RateLimits {
  private readonly clients = new WeakMap<FastifyRequest, string>();
  private readonly perClient: Limiter;
  private readonly perAddress: Limiter;

  private constructor(
    fastify: FastifyInstance,
    private readonly verifier: TokenVerifier,
    perMinute: number,
  ) {
    const limit = { max: perMinute, timeWindow: WINDOW_SECONDS * 1_000, cache: COUNTED };
    const perClient = { ...limit, keyGenerator: (request: FastifyRequest) => this.clients.get(request) ?? '' };
    this.perClient = fastify.createRateLimit(perClient);
    this.perAddress = fastify.createRateLimit({ ...limit, keyGenerator: addressOf });
  }

  static async create(fastify: FastifyInstance, verifier: TokenVerifier, perMinute: number): Promise<RateLimits> {
    await fastify.register(rateLimit, { global: false });
    return new RateLimits(fastify, verifier, perMinute);
  }

  /**
   * Counts the call and says in the answer how much is left.
   * @returns the caller.
   * @throws TooManyRequests
   */
  async count(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const client = await this.clientOf(request);
    if (client !== undefined) this.clients.set(request, client);
    const counted = await (client === undefined ? this.perAddress : this.perClient)(request);
    if (!counted.isAllowed) this.judge(counted, reply);
    return client ?? `address ${addressOf(request)}`;
  }

  /** An address that has used up its calls gets no more signatures checked; tokens that are known already go on. */
  private async clientOf(request: FastifyRequest): Promise<string | undefined> {
    const token = bearer(request);
    if (token === undefined) return undefined;
    const known = this.verifier.recall(token);
    if (known !== undefined) return nameOf(known);
    const strangers = await this.perAddress(request, { increment: false });
    if (!strangers.isAllowed && strangers.remaining === 0) return undefined;
    try {
      return nameOf(await this.verifier.verify(token));
    } catch (error) {
      // The guard answers for the token; here it only fails to name the caller.
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  private judge({ max, remaining, ttlInSeconds, isExceeded }: Count, reply: FastifyReply): void {
    reply.headers({
      // draft-ietf-httpapi-ratelimit-headers-10, and beside it the fields of its versions up to 06, which clients know.
      ratelimit: `"minute";r=${remaining};t=${ttlInSeconds}`,
      'ratelimit-policy': `"minute";q=${max};w=${WINDOW_SECONDS}`,
      'ratelimit-limit': max,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': ttlInSeconds,
    });
    if (isExceeded) throw new TooManyRequests({ headers: { 'retry-after': String(ttlInSeconds) } });
  }
}

const nameOf = ({ clientId, tokenSubject }: { clientId: string; tokenSubject: string }) =>
  `${clientId} ${tokenSubject}`;
