import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '@askonce/problems';
import { finalize, type Observable } from 'rxjs';
import { type CallKind, callKindOf } from './call-kind';
import { Occupancy } from './occupancy';
import type { RateLimits } from './rate-limits';
import { Overloaded, TooManyAtOnce } from './service.problems';
import { Stay } from './stay';

export interface AtOnce {
  /** Requests of everybody together. */
  readonly requests: number;
  /** Per caller and kind. */
  readonly perCaller: Readonly<Record<CallKind, number>>;
}

interface KindOfCall {
  readonly are: string;
  /** After how long one of them has usually ended; a wait has ended by then in any case. */
  readonly retryAfterSeconds: number;
}

const KINDS: Readonly<Record<CallKind, KindOfCall>> = {
  call: { are: 'calls', retryAfterSeconds: 1 },
  wait: { are: 'calls that wait for a change (wait=)', retryAfterSeconds: 30 },
  transfer: { are: 'uploads and downloads', retryAfterSeconds: 10 },
};
const EVERYBODY = '';

/** Lets a request in when there is room for it and its caller has not used up what is theirs. Health is always told. */
export class RequestLimits implements NestInterceptor {
  private readonly everybody: Occupancy;
  private readonly callers: Readonly<Record<CallKind, Occupancy>>;
  private readonly stays = new WeakMap<FastifyRequest, Stay>();

  constructor(
    private readonly rates: RateLimits,
    { requests, perCaller }: AtOnce,
  ) {
    this.everybody = new Occupancy(requests);
    this.callers = {
      call: new Occupancy(perCaller.call),
      wait: new Occupancy(perCaller.wait),
      transfer: new Occupancy(perCaller.transfer),
    };
  }

  /** @throws Overloaded, TooManyRequests, TooManyAtOnce */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (request.url.startsWith('/health/')) return;
    const stay = this.stayOf(request, reply);
    if (!entered(this.everybody, EVERYBODY, stay)) throw new Overloaded({ headers: { 'retry-after': '1' } });
    const caller = await this.rates.count(request, reply);
    const kind = callKindOf(request);
    if (!entered(this.callers[kind], caller, stay)) throw tooMany(kind, this.callers[kind].limit);
  }

  /** The handler is at work as well, even where nobody waits for its answer any more. */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const stay = this.stays.get(context.switchToHttp().getRequest<FastifyRequest>());
    if (stay === undefined) return next.handle();
    stay.begin();
    return next.handle().pipe(
      finalize(() => {
        stay.end();
      }),
    );
  }

  private stayOf(request: FastifyRequest, reply: FastifyReply): Stay {
    const stay = new Stay();
    this.stays.set(request, stay);
    reply.raw.once('close', () => {
      stay.end();
    });
    return stay;
  }
}

function entered(room: Occupancy, who: string, stay: Stay): boolean {
  if (!room.enter(who)) return false;
  stay.atEnd(() => {
    room.leave(who);
  });
  return true;
}

function tooMany(kind: CallKind, limit: number): Problem {
  const { are, retryAfterSeconds } = KINDS[kind];
  return new TooManyAtOnce({
    detail: `As many ${are} of yours as may be open at the same time are open: ${limit}. Wait until one of them has ended, or try again in ${retryAfterSeconds} s.`,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
}
