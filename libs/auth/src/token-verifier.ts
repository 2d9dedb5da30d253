import { decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from './actor';
import { tokenInvalid } from './auth.problems';
import { actorFromClaims } from './claims';
import { type IssuerKeys, remoteIssuerKeys } from './issuer-keys';
import { VerifiedTokens } from './verified-tokens';

export interface TokenVerifierOptions {
  readonly issuers: readonly string[];
  readonly audience: string;
  readonly keysOf?: (issuer: string) => IssuerKeys;
  readonly clock?: () => Date;
  /** How many verified tokens are remembered. */
  readonly capacity?: number;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const REQUIRED_CLAIMS = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];
const MAX_TOKEN_LENGTH = 8_192;
const DEFAULT_CAPACITY = 10_000;

/** Verifies access tokens of the configured issuers (RFC 9068 §4). */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, IssuerKeys>;
  private readonly audience: string;
  private readonly clock: () => Date;
  private readonly verified: VerifiedTokens;

  constructor(options: TokenVerifierOptions) {
    const keysOf = options.keysOf ?? remoteIssuerKeys;
    this.issuers = new Map(options.issuers.map((issuer) => [issuer, keysOf(issuer)]));
    this.audience = options.audience;
    this.clock = options.clock ?? (() => new Date());
    this.verified = new VerifiedTokens(options.capacity ?? DEFAULT_CAPACITY);
  }

  /**
   * @throws Unauthenticated for any token that is not a valid one of ours; the message never repeats what the token holds.
   * @throws IssuerUnavailable when the issuer's keys cannot be fetched.
   */
  async verify(token: string): Promise<Actor> {
    if (token.length > MAX_TOKEN_LENGTH) throw tokenInvalid('The access token is too long.');
    const known = this.recall(token);
    if (known !== undefined) return known;
    const claims = await this.verifiedClaims(token);
    const actor = actorFromClaims(claims);
    this.verified.remember(token, actor, claims.exp ?? 0);
    return actor;
  }

  /** The actor of a token that was verified before and is still valid; no signature is checked. */
  recall(token: string): Actor | undefined {
    return token.length > MAX_TOKEN_LENGTH ? undefined : this.verified.find(token, this.seconds());
  }

  private async verifiedClaims(token: string): Promise<JWTPayload> {
    try {
      const { issuer, keys } = this.issuerOf(token);
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: this.audience,
        typ: 'at+jwt',
        algorithms: ALGORITHMS,
        requiredClaims: REQUIRED_CLAIMS,
        currentDate: this.clock(),
      });
      return payload;
    } catch (error) {
      throw asProblem(error);
    }
  }

  private issuerOf(token: string): { issuer: string; keys: IssuerKeys } {
    const issuer = decodeJwt(token).iss ?? '';
    const keys = this.issuers.get(issuer);
    if (keys === undefined) throw tokenInvalid('The issuer of the access token is not accepted here.');
    return { issuer, keys };
  }

  private seconds(): number {
    return Math.floor(this.clock().getTime() / 1_000);
  }
}

function asProblem(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) return tokenInvalid('The access token has expired.');
  if (error instanceof errors.JOSEError) return tokenInvalid('The access token is not one that is accepted here.');
  return error;
}
