import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { policyOf } from '@askonce/auth';
import { SignInNeeded } from '../sign-in/sign-in-needed';
import { rememberCitizen } from './citizen';
import { SESSION_LIMITS, type SessionLimits, whyEnded } from './limits';
import { Services } from './services';

/** How much later a session must have been seen to be written again for it. */
const SEEN_AGAIN_MS = 30_000;

/** Nobody gets past it who is not signed in, except to what is declared public. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly services: Services,
    @Inject(SESSION_LIMITS) private readonly limits: SessionLimits,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const policy = policyOf(context.getHandler());
    if (policy !== undefined && 'public' in policy) return true;
    const { session } = context.switchToHttp().getRequest<FastifyRequest>();
    const { signedIn, seenAt = 0 } = session;
    if (signedIn === undefined) throw new SignInNeeded('nobody');
    const now = Date.now();
    const why = whyEnded(signedIn, seenAt, this.limits, now);
    if (why !== undefined) throw new SignInNeeded(why);
    if (now - seenAt > SEEN_AGAIN_MS) session.seenAt = now;
    rememberCitizen(context.switchToHttp().getRequest<FastifyRequest>(), this.services.for(signedIn));
    return true;
  }
}
