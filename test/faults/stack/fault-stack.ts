import { mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database } from '@askonce/database';
import { createTestDatabase, type TestDatabase } from '@askonce/testing';
import { migrations as auditMigrations } from '../../../apps/audit/src/migrations';
import { type CivilRegistry, startCivilRegistry } from '../../../apps/cli/src/demo-agencies/civil-registry';
import { type HousingInbox, startHousingInbox } from '../../../apps/cli/src/demo-agencies/housing-inbox';
import { aCatalogueOfTheStory } from '../../../apps/registry/src/catalogue-of-the-story.fixture';
import { eventually, TestRegistry } from '../../../apps/registry/src/registry.fixture';
import { AdaptersInstances, tokensOf } from '../adapters-instances';
import { auditSettings } from './audit-settings';
import { FaultServers } from './fault-servers';
import { TcpProxy } from './tcp-proxy';
import { type Role, ROLES, ServiceInstance } from './service-instance';

const INSTANCES = 2;
const READY_MS = 90_000;

/** Some instance does not become ready, although nothing is broken any more. */
export class NeverReady extends Error {
  constructor(
    readonly lacking: readonly string[],
    options: ErrorOptions,
  ) {
    super(lacking.join('\n'), options);
  }
}

export interface FaultStackOptions {
  /** Where logs go. */
  readonly folder: string;
  readonly random: () => number;
  /** The file of a mutation, by the role whose code it changes. */
  readonly mutations?: Partial<Record<Role, string>>;
}

/** Two instances of each service as processes of their own, and all that they need, in a network that can be spoilt. */
export class FaultStack {
  static async start(options: FaultStackOptions): Promise<FaultStack> {
    mkdirSync(options.folder, { recursive: true });
    const names = ROLES.flatMap((role) => Array.from({ length: INSTANCES }, (_, n) => `${role}-${n}`));
    const stack = new FaultStack(options, await FaultServers.start(names, options.random));
    try {
      await stack.startAll();
      return stack;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  registry: TestRegistry;
  inbox: HousingInbox;
  source: CivilRegistry;
  /** The way of the adapters to the source. */
  sourceWay: TcpProxy;
  /** As owners, who may see every table, and by no proxy. */
  readonly databases = {} as Record<Role, Database>;
  readonly instances: ServiceInstance[] = [];
  /** What undoes what was started, in the order of starting. */
  private readonly undo: (() => Promise<unknown> | undefined)[] = [];

  private constructor(
    private readonly options: FaultStackOptions,
    readonly servers: FaultServers,
  ) {
    this.undo.push(() => servers.stop());
  }

  instance(role: Role, n: number): ServiceInstance {
    return this.instances.filter((instance) => instance.role === role)[n]!;
  }

  /** Resolves once everything is up and says that it is ready. */
  async untilReady(): Promise<void> {
    await this.servers.untilBack();
    let lacking: string[] = [];
    const look = async () => {
      lacking = (await Promise.all(this.instances.map((instance) => instance.lacks()))).flatMap((lack) => lack ?? []);
      return lacking.length === 0;
    };
    await eventually(look, 'every instance is ready', READY_MS).catch((cause: unknown) => {
      throw new NeverReady(lacking, { cause });
    });
  }

  async stop(): Promise<void> {
    for (const step of this.undo.splice(0).reverse()) await step();
  }

  private async startAll(): Promise<void> {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    this.inbox = await startHousingInbox({ port: 0, secret });
    this.source = await startCivilRegistry({ port: 0, clientId: 'askonce', clientSecret: 'secret' });
    this.sourceWay = await TcpProxy.start(0, Number(new URL(this.source.url).port), this.options.random);
    this.undo.push(() => Promise.all([this.inbox.stop(), this.sourceWay.stop(), this.source.stop()]));
    await this.startRegistry();
    const secrets = Object.fromEntries(
      ['housing', 'tax', 'school'].map((agency) => [agency, { webhookSecret: secret }]),
    );
    await this.startAdapters({ ...secrets, 'civil-registry': { clientSecret: 'secret' } });
    await this.startAudit();
    await this.untilReady();
  }

  private async startRegistry(): Promise<void> {
    let started = 0;
    const { adminUrl, kafka } = this.servers;
    this.registry = await TestRegistry.start({
      instances: INSTANCES,
      catalogue: this.catalogue(),
      servers: { adminUrl, kafka },
      start: (env) => this.startInstance('registry', (started += 1) - 1, env),
    });
    this.undo.push(() => this.registry.stop());
    this.databases.registry = this.registry.sql;
  }

  private async startAdapters(secrets: object): Promise<void> {
    const adapters = await AdaptersInstances.beside(this.registry, secrets, this.servers.adminUrl);
    this.undo.push(() => adapters.end());
    await this.startService('adapters', adapters.database, (n) => adapters.environment(n));
  }

  private async startAudit(): Promise<void> {
    const { servers, registry } = this;
    const database = await createTestDatabase({
      app: 'audit',
      migrations: auditMigrations,
      adminUrl: servers.adminUrl,
    });
    this.undo.push(() => database.drop());
    const tokens: Server = await tokensOf(registry);
    this.undo.push(() => Promise.resolve(tokens.close()));
    const tokenEndpoint = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}`;
    const env = await auditSettings({ folder: servers.folder, database, registry, tokenEndpoint });
    await this.startService('audit', database, () => env);
  }

  private async startService(role: Role, database: TestDatabase, env: (n: number) => NodeJS.ProcessEnv): Promise<void> {
    const owner = new Database({ url: database.ownerUrl, applicationName: 'faults', max: 2 });
    this.databases[role] = owner;
    this.undo.push(() => owner.close());
    const instances = await Promise.all(
      Array.from({ length: INSTANCES }, (_, n) => this.startInstance(role, n, env(n))),
    );
    this.undo.push(() => Promise.all(instances.map((instance) => instance.close())));
  }

  private async startInstance(role: Role, n: number, env: NodeJS.ProcessEnv): Promise<ServiceInstance> {
    const name = `${role}-${n}`;
    const mutation = this.options.mutations?.[role];
    const instance = await ServiceInstance.start({
      ...{ name, role, env, ways: this.servers.ways.get(name)! },
      port: await this.servers.port(name),
      logFile: join(this.options.folder, `${name}.log`),
      ...(mutation !== undefined && { mutation }),
    });
    this.instances.push(instance);
    this.instances.sort((a, b) => a.name.localeCompare(b.name));
    return instance;
  }

  /** That of the story, with agencies' systems that are there. */
  private catalogue() {
    const source = `http://127.0.0.1:${this.sourceWay.port}`;
    const catalogue = aCatalogueOfTheStory();
    const agencies = catalogue.agencies.map((agency) => ({
      ...agency,
      ...(agency.delivery && { delivery: { ...agency.delivery, url: this.inbox.webhookUrl } }),
      ...(agency.events && { events: { ...agency.events, url: this.inbox.webhookUrl } }),
      ...(agency.connector && {
        connector: { ...agency.connector, url: source, tokenEndpoint: `${source}/token` },
      }),
    }));
    return { ...catalogue, agencies };
  }
}
