import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { actorOf, type SubjectIdentifier } from '@askonce/auth';
import { Relay } from '@askonce/messaging';
import { SubjectIdentities } from '../subjects/subject-identities';
import { OnItsWayRepository } from './on-its-way.repository';

const HEADER = 'askonce-on-its-way';

/**
 * Tells people who look at what is recorded about them that it is not known everywhere yet: whoever waits for it is served later, and
 * the log has it later. Named is the time of the latest fact.
 */
@Injectable()
export class OnItsWayInterceptor implements NestInterceptor {
  constructor(
    private readonly identities: SubjectIdentities,
    private readonly facts: OnItsWayRepository,
    @Inject(Relay) private readonly relay: Relay,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // What a call has just done is always still on its way, and for a moment afterwards.
    const subject = request.method === 'GET' ? actorOf(request)?.subject : undefined;
    if (subject === undefined) return next.handle();
    const told = this.tell(subject, http.getResponse<FastifyReply>());
    return from(told).pipe(mergeMap(() => next.handle()));
  }

  private async tell(subject: SubjectIdentifier, reply: FastifyReply): Promise<void> {
    const latest = await this.facts.latest(this.identities.subjectKeyOf(subject));
    if (latest === undefined) return;
    if (latest.isLate || this.relay.trouble !== undefined) void reply.header(HEADER, latest.at.toISOString());
  }
}
