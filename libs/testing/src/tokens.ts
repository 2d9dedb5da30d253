import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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

/** An identity provider for tests: a key in memory and an HTTP server that publishes it. */
export class TestIssuer {
  static async start(audience = 'askonce'): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' }] };
    const server = createServer((request, response) => {
      const bodies: Record<string, object> = {
        '/.well-known/openid-configuration': { issuer: addressOf(server), jwks_uri: `${addressOf(server)}/jwks` },
        '/jwks': jwks,
      };
      const body = bodies[request.url ?? ''];
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TestIssuer(audience, privateKey, server);
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
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ client_id: client, roles: [...roles], ...(agency && { agency }), ...(subject && { subject }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: KEY_ID })
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setSubject(tokenSubject ?? client)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + expiresIn)
      .sign(this.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
