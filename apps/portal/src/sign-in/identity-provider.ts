import { Injectable } from '@nestjs/common';
import { importJWK, type JWK } from 'jose';
import * as oidc from 'openid-client';
import type { SigningIn } from '../session/session-data';

export interface IdentityProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientKey: JWK;
  /** Where the portal is. */
  readonly publicUrl: string;
}

/** What the provider says of who has signed in. */
export interface Identity {
  readonly personId: string;
  readonly name: string;
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds that the access token is good for. */
  readonly seconds: number;
}

const TIMEOUT_SECONDS = 8;
const DEFAULT_TOKEN_SECONDS = 60;

/** The administration's identity provider: authorization code with PKCE, the portal known by its key (OpenID Connect Core §3.1). */
@Injectable()
export class IdentityProvider {
  private found: Promise<oidc.Configuration> | undefined;

  constructor(private readonly options: IdentityProviderOptions) {}

  /** Where the browser signs in, and what is needed when it comes back. */
  async begin(
    back: string,
    { language, maxAge }: { readonly language: string; readonly maxAge?: number },
  ): Promise<{ url: string; signingIn: SigningIn }> {
    const provider = await this.provider();
    const signingIn = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      back,
      ...(maxAge !== undefined && { maxAge }),
    };
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callbackUrl,
      scope: 'openid profile',
      state: signingIn.state,
      nonce: signingIn.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(signingIn.verifier),
      code_challenge_method: 'S256',
      ui_locales: language,
      ...(maxAge !== undefined && { prompt: 'login', max_age: String(maxAge) }),
    });
    return { url: url.href, signingIn };
  }

  /**
   * Who has signed in.
   * @param query with which the browser came back
   * @throws openid-client's errors: when it does not fit what was begun, or the provider refuses
   */
  async finish(query: string, { state, nonce, verifier, maxAge }: SigningIn): Promise<Identity> {
    const provider = await this.provider();
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${this.callbackUrl}?${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(maxAge !== undefined && { maxAge }),
    });
    const claims = tokens.claims();
    if (claims === undefined || tokens.id_token === undefined) throw new Error('The identity provider named nobody.');
    return {
      personId: claims.sub,
      name: typeof claims.name === 'string' ? claims.name : '',
      accessToken: tokens.access_token,
      idToken: tokens.id_token,
      seconds: tokens.expiresIn() ?? DEFAULT_TOKEN_SECONDS,
    };
  }

  /** Where the browser ends its session with the provider as well. */
  async signOutUrl(idToken: string): Promise<string> {
    const provider = await this.provider();
    return oidc.buildEndSessionUrl(provider, {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${this.options.publicUrl}/`,
    }).href;
  }

  private get callbackUrl(): string {
    return `${this.options.publicUrl}/sign-in/callback`;
  }

  /** Looked up when first needed, and again as long as it failed: the portal starts without the provider. */
  private provider(): Promise<oidc.Configuration> {
    this.found ??= this.discover().catch((error: unknown) => {
      this.found = undefined;
      throw error;
    });
    return this.found;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientKey } = this.options;
    const key = await importJWK(clientKey);
    if (key instanceof Uint8Array) throw new Error('The key of the portal must be a private key, not a secret.');
    const authentication = oidc.PrivateKeyJwt(clientKey.kid === undefined ? key : { key, kid: clientKey.kid });
    return oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
      timeout: TIMEOUT_SECONDS,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; an issuer without TLS is one on this machine
      execute: new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    });
  }
}
