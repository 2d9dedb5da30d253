import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { hasRole } from './actor';
import { forbidden, tokenInvalid, tokenMissing } from './auth.problems';
import { rememberActor } from './current-actor';
import { policyOf } from './policy';
import { TokenVerifier } from './token-verifier';

interface IncomingRequest {
  readonly headers: { readonly authorization?: string | undefined };
}

/** Lets a request through when its handler's policy allows; denies whatever declares none. */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events come from our own topics and carry no caller.
    if (context.getType() === 'rpc') return true;
    const policy = policyOf(context.getHandler());
    if (policy === undefined) throw forbidden();
    if ('public' in policy) return true;
    const request = context.switchToHttp().getRequest<IncomingRequest>();
    const actor = await this.tokens.verify(bearerToken(request));
    if (!hasRole(actor, ...policy.roles)) throw forbidden();
    rememberActor(request, actor);
    return true;
  }
}

/** RFC 6750 §2.1; the scheme's name is case-insensitive (RFC 9110 §11.1). */
function bearerToken(request: IncomingRequest): string {
  const header = request.headers.authorization;
  if (header === undefined) throw tokenMissing();
  const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
  if (token === undefined) throw tokenInvalid('The Authorization header holds no bearer token.');
  return token;
}
