import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { createContentKey, sealValue, wrapTo } from '@askonce/vault';
import type { FeedTurn } from '../events/feed-turn';
import { ClaimedSecrets } from '../registry/claimed-secrets';
import type { ConnectorCatalogue, ReleaseClaim } from '../registry/registry-answers';
import { RegistryGateway, type TurnReport } from '../registry/registry-gateway';
import { type Answer, type SeenRequest, TestServer } from './test-server.fixture';

export const IDENTIFIER = '38001085718';
export const TOKEN = 'token-of-the-adapters';

export interface HandedOver {
  readonly fetchId: string;
  readonly metadata: unknown;
  readonly mediaType: string;
  readonly content: Buffer;
}

export type FakeRelease = Omit<ReleaseClaim, 'jwe'> & { readonly contentKey: Buffer };

const json = (response: Parameters<Answer>[1], status: number, body: object) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** The registry's side of the routes that adapters call, on a real HTTP server. */
export class FakeRegistry {
  agencies: ConnectorCatalogue['agencies'] = [];
  /** Fetches whose pursuit is another by now. */
  readonly endedFetches = new Set<string>();
  readonly releases = new Map<string, FakeRelease>();
  readonly handedOver: HandedOver[] = [];
  /** Turns to be claimed, each once, and how those that were went. */
  readonly turns: FeedTurn[] = [];
  readonly reports: TurnReport[] = [];
  /** Answers in place of the registry, if it answers at all. */
  instead: Answer | undefined;

  private constructor(
    private readonly server: TestServer,
    readonly privateKeyJwk: JWK,
    private readonly publicKeyJwk: JWK,
  ) {
    server.answer = (request, response) => (this.instead ?? this.answer)(request, response);
  }

  static async start(): Promise<FakeRegistry> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const privateJwk = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'adapters' };
    return new FakeRegistry(await TestServer.start(), privateJwk, await exportJWK(publicKey));
  }

  get url(): string {
    return this.server.url;
  }

  get requests(): readonly SeenRequest[] {
    return this.server.requests;
  }

  gateway(): RegistryGateway {
    const tokens = { token: () => Promise.resolve(TOKEN) };
    return new RegistryGateway(this.url, tokens, new ClaimedSecrets(this.privateKeyJwk));
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private readonly answer: Answer = async (request, response) => {
    const [, fetchId, what] = /^\/internal\/fetches\/([^/]+)\/(claims|document)$/.exec(request.url) ?? [];
    const [, releaseId] = /^\/v1\/releases\/([^/]+)\/claims$/.exec(request.url) ?? [];
    if (request.url === '/token') return void json(response, 200, { access_token: TOKEN, expires_in: 300 });
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return void json(response, 401, {});
    if (request.url === '/internal/catalogue/connectors') {
      return void json(response, 200, { version: 1, agencies: this.agencies });
    }
    if (request.url === '/internal/event-webhooks/claims')
      return void json(response, 200, { claimed: this.turns.shift() });
    if (request.url === '/internal/event-webhooks/reports') {
      this.reports.push(JSON.parse(request.body.toString()) as TurnReport);
      return void response.writeHead(204).end();
    }
    if (releaseId !== undefined) return this.claimRelease(releaseId, request, response);
    if (fetchId === undefined) return void json(response, 404, {});
    if (this.endedFetches.has(fetchId)) return void json(response, 410, {});
    if (what === 'claims') return this.claimIdentifier(fetchId, response);
    return this.take(fetchId, request, response);
  };

  private async claimIdentifier(fetchId: string, response: Parameters<Answer>[1]): Promise<void> {
    const key = createContentKey();
    const context = `fetch:${fetchId}`;
    const value = Buffer.from(JSON.stringify({ scheme: 'national:xx', identifier: IDENTIFIER }));
    const sealed = sealValue(key, context, value).toString('base64url');
    json(response, 200, { jwe: await wrapTo(this.publicKeyJwk, key, context), sealed });
  }

  private async claimRelease(releaseId: string, { headers }: SeenRequest, response: Parameters<Answer>[1]) {
    const release = this.releases.get(releaseId);
    if (release === undefined || headers['idempotency-key'] === undefined) return void json(response, 410, {});
    const { contentKey, ...claim } = release;
    const jwe = await wrapTo(this.publicKeyJwk, contentKey, `release:${releaseId}`);
    json(response, 200, { ...claim, jwe });
  }

  /** Multipart that does not end properly is refused by the platform's parser. */
  private async take(fetchId: string, { headers, body }: SeenRequest, response: Parameters<Answer>[1]): Promise<void> {
    const sent = new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated for servers; here it judges our multipart independently
    const form = await sent.formData();
    const content = form.get('content');
    if (!(content instanceof File)) return void json(response, 422, {});
    const bytes = Buffer.from(await content.arrayBuffer());
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return void json(response, 415, {});
    const metadata: unknown = JSON.parse(form.get('metadata') as string);
    this.handedOver.push({ fetchId, metadata, mediaType: content.type, content: bytes });
    json(response, 201, {});
  }
}
