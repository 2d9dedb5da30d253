import type { SignedIn } from './session-data';

export const SESSION_LIMITS = Symbol('SESSION_LIMITS');

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly sessionHours: number;
}

/** A page that is sent off with a token that ends on the way would fail for no reason. */
const TOKEN_MARGIN_MS = 30_000;

/** Why somebody has to sign in again, or nothing where they do not. */
export function whyEnded(
  { since, tokenEndsAt }: Pick<SignedIn, 'since' | 'tokenEndsAt'>,
  seenAt: number,
  { idleMinutes, sessionHours }: SessionLimits,
  now: number,
): 'idle' | 'too_long' | 'token' | undefined {
  if (now - seenAt > idleMinutes * 60_000) return 'idle';
  if (now - since > sessionHours * 3_600_000) return 'too_long';
  return tokenEndsAt - now < TOKEN_MARGIN_MS ? 'token' : undefined;
}
