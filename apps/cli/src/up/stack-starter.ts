import {
  ensureDatabases,
  startInfrastructure,
  type Choice,
  type DatabaseUrls,
  type Infrastructure,
  type Lifetime,
  type PortBook,
  type ProcessGroup,
  type Server,
} from '@askonce/infrastructure';
import { clone } from '../clone';
import { demoConnectorSecrets, demoSystems } from '../demo/demo-systems';
import { migrateAll } from '../migrate/migrate';
import type { Instance } from '../services/instances';
import { stateEnvironment } from '../services/service-environment';
import { ServiceRunner } from '../services/service-runner';
import type { ServiceContext } from '../services/service-spec';
import { agencyClients, people, readIdentity, serviceKey, claimingServiceKeys } from '../stack/people-and-clients';
import type { Stack } from '../stack/stack';
import { createTopics } from '../topics/create-topics';
import { databaseOf } from './databases';
import { logVerifierKey } from './log-key';
import type { Reporter } from './reporter';
import type { Secrets } from './secrets';

export interface StarterParts {
  lifetime: Lifetime;
  group: ProcessGroup;
  ports: PortBook;
  secrets: Secrets;
  reporter: Reporter;
  /** Called whenever a process has ended or started again. */
  changed: () => void;
  instances: readonly Instance[];
}

type Databases = ReadonlyMap<string, DatabaseUrls>;

/** Where state is kept and events travel, once both are ready for the services. */
interface State {
  kind: Infrastructure['kind'];
  databases: Databases;
  postgres: Server;
  kafka: Server;
}

/** Starts everything in the order in which it depends on each other. */
export class StackStarter {
  private readonly runner: ServiceRunner;

  constructor(private readonly parts: StarterParts) {
    this.runner = new ServiceRunner({ ...parts, say: this.warn });
  }

  /** @returns how the stack describes itself, whenever it is asked. */
  async start(choice: Choice): Promise<() => Promise<Stack>> {
    const starting = this.startServers(choice);
    const [context, state] = await Promise.all([
      this.step('identity', () => this.startIdentity()),
      this.prepareState(starting),
    ]);
    await this.startServices(context, state);
    return () => this.describe(context, state);
  }

  /** What ends and starts again gets another process id, which `stack.json` must not miss. */
  private readonly warn = (line: string): void => {
    this.parts.reporter.warn(line);
    this.parts.changed();
  };

  private readonly step: Reporter['step'] = (title, work) => this.parts.reporter.step(title, work);

  private startServers(choice: Choice): Infrastructure {
    const { home, kafkaPom: pom, cache: cacheFolder } = clone;
    const { reporter: progress, secrets } = this.parts;
    const password = secrets.password('postgres');
    const own = { home, pom, cacheFolder, env: process.env, password, progress, say: this.warn };
    return startInfrastructure(choice, { ...this.parts, ...own });
  }

  /** The databases get ready while Kafka is still starting. */
  private async prepareState({ kind, postgres, kafka }: Infrastructure): Promise<State> {
    const [databases] = await Promise.all([this.prepareDatabases(postgres), this.prepareTopics(kafka)]);
    return { kind, databases, postgres: await postgres, kafka: await kafka };
  }

  private async prepareDatabases(postgres: Promise<Server>): Promise<Databases> {
    const { address } = await postgres;
    const apps = new Set(this.stateful().map(({ service }) => service.name));
    const specs = [...apps].map((app) => databaseOf(app, this.parts.secrets));
    const databases = await this.step('Databases and roles', () => ensureDatabases(address, specs));
    await this.step('Migrations', () => migrateAll(this.parts.group, urlsOf(databases, 'owner')));
    return databases;
  }

  private async prepareTopics(kafka: Promise<Server>): Promise<void> {
    const { address } = await kafka;
    await this.step('Topics', () => createTopics(address.split(',')));
  }

  private stateful(): Instance[] {
    return this.parts.instances.filter(({ service }) => service.stateful);
  }

  private async startIdentity(): Promise<ServiceContext> {
    const { secrets, instances } = this.parts;
    const { url: issuer } = await this.runner.addresses('identity');
    const portalUrl = (await this.runner.addresses('portal')).url;
    const context: ServiceContext = {
      issuer,
      tokenEndpoint: `${issuer}/token`,
      registryUrl: (await this.runner.addresses('registry')).url,
      auditUrl: (await this.runner.addresses('audit')).url,
      portalUrl,
      identityData: clone.identityData,
      logFolder: clone.auditLog,
      connectorSecrets: demoConnectorSecrets(secrets),
      secrets,
      serviceKeys: () =>
        secrets.write('service-keys.json', JSON.stringify(claimingServiceKeys(readIdentity(clone.identityData)))),
      clientKey: (service) =>
        secrets.write(
          `${service}-client-key.json`,
          JSON.stringify(serviceKey(readIdentity(clone.identityData), service)),
        ),
    };
    const identity = instances.find(({ service }) => !service.stateful);
    if (identity) await this.runner.start(identity, identity.service.environment(context));
    return context;
  }

  private async startServices(context: ServiceContext, { databases, kafka }: State): Promise<void> {
    const databaseUrls = urlsOf(databases, 'running');
    const kafkaBrokers = kafka.address.split(',');
    await Promise.all(
      this.stateful().map((instance) => {
        const { service, name } = instance;
        const addresses = { databaseUrl: databaseUrls[service.name] ?? '', kafkaBrokers };
        const state = stateEnvironment(service, addresses, context.issuer);
        return this.step(name, () => this.runner.start(instance, { ...state, ...service.environment(context) }));
      }),
    );
  }

  private async describe(context: ServiceContext, { kind, databases, postgres, kafka }: State): Promise<Stack> {
    const identity = readIdentity(clone.identityData);
    return {
      infrastructure: {
        kind,
        databaseUrls: urlsOf(databases, 'running'),
        databaseOwnerUrls: urlsOf(databases, 'owner'),
        kafkaBrokers: kafka.address.split(','),
        pids: { ...pidOf('postgres', postgres), ...pidOf('kafka', kafka) },
      },
      services: await this.runner.describe(),
      issuer: context.issuer,
      tokenEndpoint: context.tokenEndpoint,
      logVerifierKey: logVerifierKey(context.secrets),
      demoSystems: await demoSystems(this.parts.ports),
      clients: agencyClients(identity),
      people: people(identity),
    };
  }
}

function pidOf(name: string, { process: running }: Server): Record<string, number> {
  return running ? { [name]: running.pid } : {};
}

/** By the name of the service: `askonce_registry` is the registry's. */
function urlsOf(databases: Databases, role: keyof DatabaseUrls): Record<string, string> {
  return Object.fromEntries([...databases].map(([name, urls]) => [name.replace(/^askonce_/, ''), urls[role]]));
}
