import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type RunningService, startServer } from '@askonce/service';
import { createTestDatabase, type TestDatabase, TestIssuer } from '@askonce/testing';
import { migrations } from './migrations';
import { portal } from './portal';

type PersonRole = 'citizen' | 'clerk';

/** A call that a service got. */
export interface Called {
  readonly method: string;
  readonly path: string;
  readonly person: string;
  readonly key: string | undefined;
  readonly body: string;
}

/** A body, or a status with a problem; bytes go as they are. */
interface Answer {
  readonly status?: number;
  readonly body: object | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Answers = (called: Called) => Answer | undefined;

/** A registry or audit service that answers what the test says, and remembers who called. */
export class ServiceDouble {
  readonly calls: Called[] = [];
  answers: Answers = () => undefined;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<ServiceDouble> {
    const server = createServer((request, response) => {
      void double.take(request).then(({ status = 200, body, headers }) => {
        const type = status < 400 ? 'application/json' : 'application/problem+json';
        const bytes = Buffer.isBuffer(body) ? body : JSON.stringify(body);
        response.writeHead(status, { 'content-type': type, ...headers }).end(bytes);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const double = new ServiceDouble(server);
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage): Promise<Answer> {
    const called = {
      method: request.method ?? '',
      path: request.url ?? '',
      person: personIn(request.headers.authorization ?? ''),
      key: request.headers['idempotency-key'] as string | undefined,
      body: await text(request),
    };
    this.calls.push(called);
    const notFound = { type: 'urn:askonce:problem:not-found', title: 'Nothing here', status: 404 };
    return this.answers(called) ?? { status: 404, body: notFound };
  }
}

/** `sub` of the access token. */
function personIn(authorization: string): string {
  const [, payload = ''] = authorization.split('.');
  return payload === '' ? '' : (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub;
}

/** The portal on a real database, between an identity provider and services of the test's own. */
export class TestPortal {
  private constructor(
    readonly service: RunningService,
    private readonly parts: {
      registry: ServiceDouble;
      audit: ServiceDouble;
      issuer: TestIssuer;
      database: TestDatabase;
      folder: string;
      roles: Map<string, PersonRole>;
      claims: Map<string, object>;
    },
  ) {}

  get registry(): ServiceDouble {
    return this.parts.registry;
  }

  get audit(): ServiceDouble {
    return this.parts.audit;
  }

  get issuer(): TestIssuer {
    return this.parts.issuer;
  }

  get database(): TestDatabase {
    return this.parts.database;
  }

  static async start(settings: NodeJS.ProcessEnv = {}): Promise<TestPortal> {
    const folder = mkdtempSync(join(tmpdir(), 'askonce-portal-'));
    const roles = new Map<string, PersonRole>();
    const claims = new Map<string, object>();
    const [database, registry, audit, issuer] = await Promise.all([
      createTestDatabase({ app: 'portal', migrations }),
      ServiceDouble.start(),
      ServiceDouble.start(),
      TestIssuer.start('askonce', providerRoutes(roles, claims)),
    ]);
    const key = {
      ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
      alg: 'ES256',
    };
    writeFileSync(join(folder, 'client.json'), JSON.stringify(key));
    writeFileSync(join(folder, 'session.key'), randomBytes(32).toString('base64'));
    const service = await startServer(portal, {
      DATABASE_URL: database.url,
      ASKONCE_PUBLIC_URL: 'http://portal.test',
      ASKONCE_ISSUERS: issuer.issuer,
      ASKONCE_REGISTRY_URL: registry.url,
      ASKONCE_AUDIT_URL: audit.url,
      ASKONCE_CLIENT_KEY_FILE: join(folder, 'client.json'),
      ASKONCE_SESSION_KEY_FILE: join(folder, 'session.key'),
      ASKONCE_LOG_LEVEL: 'silent',
      ...settings,
    });
    return new TestPortal(service, { registry, audit, issuer, database, folder, roles, claims });
  }

  async stop(): Promise<void> {
    await this.service.close();
    await Promise.all([this.registry.stop(), this.audit.stop(), this.issuer.stop()]);
    await this.database.drop();
    rmSync(this.parts.folder, { recursive: true, force: true });
  }

  browser(): Browser {
    return new Browser(this.service.url);
  }

  /** A browser in which this person is signed in. */
  async signedIn(person: string, role: PersonRole = 'citizen', browser = this.browser()): Promise<Browser> {
    const leaving = await browser.get('/sign-in?back=/help');
    await this.comeBack(person, role, browser, new URL(leaving.location ?? ''));
    return browser;
  }

  /**
   * What the provider does once this person has signed in there.
   * @param provenAt when they proved who they are, in seconds since 1970
   */
  comeBack(person: string, role: PersonRole, browser: Browser, left: URL, provenAt?: number): Promise<Shown> {
    const code = `${person}.${randomUUID()}`;
    this.parts.roles.set(code, role);
    this.parts.claims.set(code, { nonce: left.searchParams.get('nonce'), name: person, auth_time: provenAt });
    return browser.get(`/sign-in/callback?code=${code}&state=${left.searchParams.get('state') ?? ''}`);
  }
}

/** An authorization code names the person; it is good once. */
function providerRoutes(roles: Map<string, PersonRole>, claims: Map<string, object>) {
  return {
    authorization: () => Promise.reject(new Error('Nobody goes there in a test.')),
    end_session: () => Promise.resolve({}),
    token: async (body: string, issuer: TestIssuer) => {
      const code = new URLSearchParams(body).get('code') ?? '';
      const [role, person] = [roles.get(code), code.split('.')[0]!];
      if (role === undefined) throw new Error('There is no such code.');
      roles.delete(code);
      const subject = { scheme: 'national:xx', identifier: person };
      return {
        token_type: 'Bearer',
        expires_in: 600,
        access_token: await issuer.token({ roles: [role], tokenSubject: person, subject }),
        id_token: await issuer.idToken('askonce-portal', person, claims.get(code) ?? {}),
      };
    },
  };
}

export interface Shown {
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Headers;
  readonly html: string;
}

/** Keeps cookies and sends forms as browsers do, and follows nothing by itself. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Shown> {
    return this.send(path, { headers });
  }

  /** Sends the form of a page: its hidden fields, and what is typed. */
  async submit(page: string, typed: Record<string, string>, path = page): Promise<Shown> {
    const { html } = await this.get(page);
    return this.post(path, { ...hiddenIn(html), ...typed });
  }

  post(path: string, fields: Record<string, string>): Promise<Shown> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Sends the form of a page with files, fields first. */
  async upload(page: string, fields: Record<string, string>, files: readonly [string, File][]): Promise<Shown> {
    const { html } = await this.get(page);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...hiddenIn(html), ...fields })) form.append(name, value);
    for (const [name, file] of files) form.append(name, file, file.name);
    return this.send(page, { method: 'POST', body: form });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  plant(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private async send(path: string, init: RequestInit): Promise<Shown> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, location, headers: response.headers, html: await response.text() };
  }
}

export function hiddenIn(html: string): Record<string, string> {
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}
