import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningService, startService } from '@askonce/service';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { adapters } from '../../apps/adapters/src/adapters';
import { migrations } from '../../apps/adapters/src/migrations';
import type { TestRegistry } from '../../apps/registry/src/registry.fixture';

/** Adapters beside a registry, as many as a test wants, on a database of their own. */
export class AdaptersInstances {
  private readonly running: RunningService[] = [];

  private constructor(
    private readonly registry: TestRegistry,
    private readonly parts: { database: TestDatabase; folder: string; tokens: Server; env: NodeJS.ProcessEnv },
  ) {}

  /**
   * @param secrets by agency, as in the adapters' file
   * @param adminUrl of the server on which to make the database: that of the test run unless told
   */
  static async beside(registry: TestRegistry, secrets: object, adminUrl?: string): Promise<AdaptersInstances> {
    const [database, folder, tokens] = await Promise.all([
      createTestDatabase({ app: 'adapters', migrations, ...(adminUrl !== undefined && { adminUrl }) }),
      mkdtemp(join(tmpdir(), 'askonce-adapters-')),
      tokensOf(registry),
    ]);
    const file = async (name: string, content: object) => {
      await writeFile(join(folder, name), JSON.stringify(content), { mode: 0o600 });
      return join(folder, name);
    };
    const { kafka, issuer, adaptersKey } = registry;
    const env = {
      DATABASE_URL: database.url,
      KAFKA_BROKERS: kafka.brokers.join(','),
      ASKONCE_TOPIC_PREFIX: kafka.topicPrefix,
      ASKONCE_PUBLIC_URL: 'http://adapters.test',
      ASKONCE_ISSUERS: issuer.issuer,
      ASKONCE_LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      ASKONCE_TOKEN_ENDPOINT: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}`,
      ASKONCE_CLIENT_KEY_FILE: await file('key.json', { ...adaptersKey, alg: 'ES256', kid: 'adapters' }),
      ASKONCE_CONNECTOR_SECRETS_FILE: await file('secrets.json', secrets),
    };
    return new AdaptersInstances(registry, { database, folder, tokens, env });
  }

  /** One more, that calls one of the registry's instances. */
  async start(instance = 0): Promise<void> {
    this.running.push(await startService(adapters, this.environment(instance)));
  }

  /** What such an instance is started with. */
  environment(instance: number): NodeJS.ProcessEnv {
    return { ...this.parts.env, ASKONCE_REGISTRY_URL: this.registry.services[instance]!.url };
  }

  get database(): TestDatabase {
    return this.parts.database;
  }

  async stopOne(): Promise<void> {
    await this.running.shift()?.close();
  }

  /** Lets them end what is under way. */
  async stopAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((service) => service.close()));
  }

  async end(): Promise<void> {
    await this.stopAll();
    this.parts.tokens.close();
    await this.parts.database.drop();
    await rm(this.parts.folder, { recursive: true });
  }
}

export async function tokensOf(registry: TestRegistry): Promise<Server> {
  const server = createServer((_request, response) => {
    void registry.token({ roles: ['service'], clientId: 'askonce-adapters' }).then((token) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 300 }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
