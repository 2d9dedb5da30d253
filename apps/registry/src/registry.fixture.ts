import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { Database } from '@askonce/database';
import { TopicAdmin } from '@askonce/messaging';
import { createLogger } from '@askonce/observability';
import { startService } from '@askonce/service';
import {
  createTestDatabase,
  type TestDatabase,
  type TestKafka,
  testKafka,
  TestIssuer,
  type TokenDescription,
} from '@askonce/testing';
import type { CatalogueContent } from './catalogue/catalogue-content';
import { aCatalogueOfTheStory } from './catalogue-of-the-story.fixture';
import { migrations } from './migrations';
import { registry } from './registry';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface CallOptions {
  readonly token: string;
  readonly body?: object | FormData;
  readonly key?: string;
  readonly instance?: number;
  readonly headers?: Record<string, string>;
  /** Ends the waiting for an answer. */
  readonly signal?: AbortSignal;
}

/** One registry, in this process or in one of its own. */
export interface Instance {
  readonly url: string;
  close(): Promise<void>;
}

export interface TestRegistryOptions {
  readonly instances?: number;
  readonly catalogue?: CatalogueContent;
  /** Where an audit service answers; nowhere unless told. */
  readonly auditUrl?: string;
  /** In place of the servers of the test run. */
  readonly servers?: { readonly adminUrl: string; readonly kafka: TestKafka };
  readonly start?: (env: NodeJS.ProcessEnv) => Promise<Instance>;
}

/** Real registries on a real database and a real Kafka, with an issuer of the test's own. */
export class TestRegistry {
  readonly adaptersKey: JWK;
  private constructor(
    readonly services: readonly Instance[],
    readonly database: TestDatabase,
    readonly sql: Database,
    readonly issuer: TestIssuer,
    private readonly parts: { folder: string; adaptersKey: JWK; kafka: ReturnType<typeof testKafka> },
  ) {
    this.adaptersKey = parts.adaptersKey;
  }

  /** Where the master keys lie that wrap every person's keys. */
  get masterKeyFile(): string {
    return join(this.parts.folder, 'master.key');
  }

  get kafka() {
    return this.parts.kafka;
  }

  static async start(options: TestRegistryOptions = {}): Promise<TestRegistry> {
    const start = options.start ?? ((env) => startService(registry, env));
    const kafka = options.servers?.kafka ?? testKafka();
    const folder = await mkdtemp(join(tmpdir(), 'askonce-registry-'));
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const adminUrl = options.servers && { adminUrl: options.servers.adminUrl };
    const [database] = await Promise.all([
      createTestDatabase({ app: 'registry', migrations, ...adminUrl }),
      createTopics(kafka),
    ]);
    // Only once nothing before can fail any more: it would go on listening.
    const issuer = await TestIssuer.start();
    const env = await environment({
      folder,
      database,
      issuer,
      kafka,
      key: pair.publicKey.export({ format: 'jwk' }),
      auditUrl: options.auditUrl ?? 'http://127.0.0.1:1',
    });
    const services = await startAll(Array.from({ length: options.instances ?? 1 }, () => start(env))).catch(
      async (error: unknown) => {
        await clearAway(issuer, database, folder);
        throw error;
      },
    );
    const sql = new Database({ url: database.ownerUrl, applicationName: 'test', max: 4 });
    const adaptersKey = pair.privateKey.export({ format: 'jwk' }) as JWK;
    const started = new TestRegistry(services, database, sql, issuer, { folder, adaptersKey, kafka });
    await started.apply(options.catalogue ?? aCatalogueOfTheStory());
    return started;
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.close()));
    await this.sql.close();
    await clearAway(this.issuer, this.database, this.parts.folder);
  }

  /** Whoever waits for what it lacks is denied. */
  async apply(catalogue: CatalogueContent): Promise<void> {
    const token = await this.token({ roles: ['steward'] });
    const answer = await this.call('PUT', '/v1/catalogue?force=true', { token, body: catalogue });
    if (answer.status !== 200) throw new Error(`The catalogue was refused: ${JSON.stringify(answer.body)}`);
  }

  token(description: TokenDescription): Promise<string> {
    return this.issuer.token(description);
  }

  agency(agency: string): Promise<string> {
    return this.token({ roles: ['agency'], agency, clientId: `${agency}-backend` });
  }

  citizen(identifier: string): Promise<string> {
    return this.token({ roles: ['citizen'], clientId: 'portal', subject: { scheme: 'national:xx', identifier } });
  }

  async call<T = Record<string, unknown>>(method: string, path: string, options: CallOptions): Promise<Answer<T>> {
    const response = await this.fetch(method, path, options);
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : { text }) as T };
  }

  fetch(
    method: string,
    path: string,
    { token, body, key, instance = 0, headers, signal }: CallOptions,
  ): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(`${this.services[instance]!.url}${path}`, {
      method,
      ...(signal && { signal }),
      headers: {
        ...headers,
        authorization: `Bearer ${token}`,
        'idempotency-key': key ?? randomUUID(),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  }
}

/** A new person for each test. */
export const newIdentifier = (): string => `3${randomBytes(5).readUIntBE(0, 5).toString().padStart(13, '0')}`;

export const aPdf = (text = 'Certificate'): Buffer =>
  Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);

export const uploadOf = (metadata: object, content: Uint8Array = aPdf(), type?: string): FormData =>
  uploadOfAll(metadata, [content], type);

export function uploadOfAll(metadata: object, files: readonly Uint8Array[], type = 'application/pdf'): FormData {
  const form = new FormData();
  form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
  for (const file of files) {
    form.append('content', new Blob([new Uint8Array(file)], { type }), 'document');
  }
  return form;
}

/** Waits for a condition, with a deadline. */
export async function eventually<T>(look: () => Promise<T | undefined | false>, what: string, ms = 15_000): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > until) throw new Error(`Waited ${ms} ms in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function clearAway(issuer: TestIssuer, database: TestDatabase, folder: string): Promise<void> {
  await issuer.stop();
  await database.drop();
  await rm(folder, { recursive: true });
}

/** One that cannot start takes the others with it. */
async function startAll(starting: readonly Promise<Instance>[]): Promise<Instance[]> {
  const outcomes = await Promise.allSettled(starting);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
  if (failed === undefined) return started;
  await Promise.all(started.map((instance) => instance.close()));
  throw failed.reason;
}

async function createTopics({ brokers, topicPrefix }: ReturnType<typeof testKafka>): Promise<void> {
  const admin = new TopicAdmin({ brokers, topicPrefix, log: createLogger({ name: 'test', level: 'silent' }) });
  try {
    await admin.createMissing({ partitions: 4, replication: 1 });
  } finally {
    await admin.close();
  }
}

async function environment(given: {
  folder: string;
  database: TestDatabase;
  issuer: TestIssuer;
  kafka: ReturnType<typeof testKafka>;
  key: JWK;
  auditUrl: string;
}): Promise<NodeJS.ProcessEnv> {
  const file = async (name: string, content: string) => {
    const path = join(given.folder, name);
    await writeFile(path, content, { mode: 0o600 });
    return path;
  };
  return {
    DATABASE_URL: given.database.url,
    KAFKA_BROKERS: given.kafka.brokers.join(','),
    ASKONCE_TOPIC_PREFIX: given.kafka.topicPrefix,
    ASKONCE_PUBLIC_URL: 'http://registry.test',
    ASKONCE_PORTAL_URL: 'http://portal.test',
    ASKONCE_AUDIT_URL: given.auditUrl,
    ASKONCE_ISSUERS: given.issuer.issuer,
    ASKONCE_LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ASKONCE_RATE_LIMIT: '1000000',
    ASKONCE_MASTER_KEY_FILE: await file('master.key', randomBytes(32).toString('base64')),
    ASKONCE_SUBJECT_SECRET_FILE: await file('subject.key', randomBytes(32).toString('base64')),
    ASKONCE_SERVICE_KEYS_FILE: await file(
      'service-keys.json',
      JSON.stringify({ 'askonce-adapters': given.key, 'askonce-other': given.key }),
    ),
  };
}
