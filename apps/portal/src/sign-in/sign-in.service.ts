import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hasRole, TokenVerifier } from '@askonce/auth';
import { LOGGER, type Logger } from '@askonce/observability';
import { languageOf } from '../language/language';
import { type Next, next } from '../pages/page';
import { IdentityProvider, type Identity } from './identity-provider';
import { localPath } from './local-path';

/** Somebody who was away for too long proves anew who they are: at the provider they may still be signed in. */
const JUST_NOW_SECONDS = 60;

/** What outlives signing in: the form that was being filled in when the time was over, and where its person came from. */
const KEPT = ['forms', 'formsOf', 'wayBack'];

@Injectable()
export class SignInService {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly tokens: TokenVerifier,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async begin(request: FastifyRequest, back: unknown): Promise<Next> {
    const { overdue } = request.session;
    const { url, signingIn } = await this.provider.begin(localPath(back), {
      language: languageOf(request),
      ...(overdue && { maxAge: JUST_NOW_SECONDS }),
    });
    request.session.signingIn = signingIn;
    return next(url);
  }

  /** A new session, under a new id: one that somebody else planted in the browser is worth nothing. */
  async finish(request: FastifyRequest): Promise<Next> {
    const { signingIn } = request.session;
    if (signingIn === undefined) return next('/sign-in/failed');
    request.session.signingIn = undefined;
    const identity = await this.identityFrom(request, signingIn);
    if (identity === undefined) return next('/sign-in/failed');
    const { seconds, ...who } = identity;
    const now = Date.now();
    if (request.session.formsOf !== identity.personId) request.session.forms = undefined;
    await request.session.regenerate(KEPT);
    request.session.signedIn = { ...who, tokenEndsAt: now + seconds * 1_000, since: now };
    request.session.seenAt = now;
    return next(signingIn.back);
  }

  /** @returns where the session with the identity provider ends */
  async end(request: FastifyRequest): Promise<string> {
    const { signedIn, farewell } = request.session;
    const idToken = signedIn?.idToken ?? farewell?.idToken;
    const url = idToken === undefined ? '/' : await this.provider.signOutUrl(idToken);
    await request.session.destroy();
    return url;
  }

  private async identityFrom(request: FastifyRequest, signingIn: Parameters<IdentityProvider['finish']>[1]) {
    try {
      const identity = await this.provider.finish(request.url.split('?')[1] ?? '', signingIn);
      return (await this.isCitizen(identity)) ? identity : undefined;
    } catch (err) {
      this.log.info({ err }, 'Somebody could not be signed in');
      return undefined;
    }
  }

  private async isCitizen({ accessToken }: Identity): Promise<boolean> {
    return hasRole(await this.tokens.verify(accessToken), 'citizen');
  }
}
