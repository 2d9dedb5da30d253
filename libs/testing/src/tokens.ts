import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { SubjectIdentifier } from '@askonce/auth';
import type { Role } from '@askonce/contracts';

export interface TokenDescription {
  readonly roles: readonly Role[];
  readonly agency?: string;
  readonly subject?: SubjectIdentifier;
  readonly clientId?: string;
  /** The `sub` of the token; the client's id where it is not given. */
  readonly tokenSubject?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
}

const KEY_ID = 'test';

/** What the issuer answers at a path, besides its metadata and keys. */
export type IssuerRoute = (body: string, issuer: TestIssuer) => Promise<object>;

/** An identity provider for tests: a key in memory and an HTTP server that publishes it. */
export class TestIssuer {
  /** @param routes further ones, by path; and what its metadata says of them follows from their names (`token` is the `token_endpoint`) */
  static async start(audience = 'askonce', routes: Readonly<Record<string, IssuerRoute>> = {}): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' }] };
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const route = routes[path.slice(1)];
      const known: Record<string, () => object> = {
        '/.well-known/openid-configuration': () => metadataOf(addressOf(server), Object.keys(routes)),
        '/jwks': () => jwks,
      };
      const answer =
        route === undefined ? Promise.resolve(known[path]?.()) : text(request).then((body) => route(body, issuer));
      answer.then(
        (body) => {
          response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
          response.end(JSON.stringify(body ?? {}));
        },
        () => response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_request"}'),
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = new TestIssuer(audience, privateKey, server);
    return issuer;
  }

  private constructor(
    readonly audience: string,
    private readonly privateKey: CryptoKey,
    private readonly server: Server,
  ) {}

  get issuer(): string {
    return addressOf(this.server);
  }

  /** An access token as RFC 9068 wants it. */
  token({ roles, agency, subject, clientId, tokenSubject, expiresIn = 600 }: TokenDescription): Promise<string> {
    const client = clientId ?? (agency === undefined ? 'askonce-scripts' : `${agency}-backend`);
    const claims = { client_id: client, roles: [...roles], ...(agency && { agency }), ...(subject && { subject }) };
    const about = { audience: this.audience, tokenSubject: tokenSubject ?? client, expiresIn, type: 'at+jwt' };
    return this.sign(claims, about);
  }

  /** An ID token (OpenID Connect Core §2) for a client. */
  idToken(clientId: string, personId: string, claims: object): Promise<string> {
    return this.sign({ ...claims }, { audience: clientId, tokenSubject: personId, expiresIn: 600, type: 'JWT' });
  }

  private sign(
    claims: Record<string, unknown>,
    about: { audience: string; tokenSubject: string; expiresIn: number; type: string },
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: about.type, kid: KEY_ID })
      .setIssuer(this.issuer)
      .setAudience(about.audience)
      .setSubject(about.tokenSubject)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + about.expiresIn)
      .sign(this.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

const metadataOf = (issuer: string, routes: readonly string[]): object => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  id_token_signing_alg_values_supported: ['ES256'],
  ...Object.fromEntries(routes.map((name) => [`${name}_endpoint`, `${issuer}/${name}`])),
});

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
