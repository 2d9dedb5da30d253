import { asAdministrator, brokerAnswers, type Server, type SupervisedProcess, until } from '@askonce/infrastructure';
import { TemporaryServers, type TestKafka } from '@askonce/testing';
import { TcpProxy } from './tcp-proxy';

const BACK_MS = 60_000;

export type ServerName = 'postgres' | 'kafka';

/** How one instance comes to both servers. */
export interface Ways {
  readonly postgres: TcpProxy;
  readonly kafka: TcpProxy;
  /** Where the instance finds them. */
  readonly ports: Readonly<Record<ServerName, number>>;
}

/** A PostgreSQL and a Kafka that write durably and may be killed; each instance reaches them on a way of its own. */
export class FaultServers {
  private constructor(
    private readonly servers: TemporaryServers,
    private readonly running: Readonly<Record<ServerName, Server>>,
    readonly ways: ReadonlyMap<string, Ways>,
  ) {}

  static async start(instances: readonly string[], random: () => number): Promise<FaultServers> {
    const servers = new TemporaryServers();
    try {
      const ports = new Map<string, Record<ServerName | 'door', number>>();
      for (const name of instances) {
        const port = (what: string) => servers.ports.port(`${name}-${what}`);
        ports.set(name, { postgres: await port('postgres'), kafka: await port('kafka'), door: await port('door') });
      }
      const doors = [...ports.values()].map(({ kafka, door }) => ({ port: door, advertised: kafka }));
      // That they were killed is what their user wanted: nothing is said of it.
      const killed = { say: () => undefined, longestPauseMs: 500 };
      const [postgres, kafka] = await Promise.all([
        servers.startPostgres({ durable: true, ...killed }),
        servers.startKafka({ doors, ...killed }),
      ]);
      const ways = new Map<string, Ways>();
      for (const [name, { door, ...own }] of ports)
        ways.set(name, {
          postgres: await TcpProxy.start(own.postgres, Number(new URL(postgres.address).port), random),
          kafka: await TcpProxy.start(own.kafka, door, random),
          ports: own,
        });
      return new FaultServers(servers, { postgres, kafka }, ways);
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  get folder(): string {
    return this.servers.folder;
  }

  port(name: string): Promise<number> {
    return this.servers.ports.port(name);
  }

  /** Of PostgreSQL's administrator, who comes by no proxy. */
  get adminUrl(): string {
    return this.running.postgres.address;
  }

  /** By no proxy either. */
  get kafka(): TestKafka {
    return { brokers: [this.running.kafka.address], topicPrefix: '' };
  }

  process(name: ServerName): SupervisedProcess {
    const { process } = this.running[name];
    if (process === undefined) throw new Error(`${name} is not ours to be killed.`);
    return process;
  }

  /** Resolves once both answer. */
  async untilBack(): Promise<void> {
    const deadline = { milliseconds: BACK_MS, signal: this.servers.lifetime.signal };
    const [broker] = this.kafka.brokers;
    await until('PostgreSQL answers', () => asAdministrator(this.adminUrl, () => Promise.resolve(true)), deadline);
    await until('Kafka answers', () => brokerAnswers(broker!), deadline);
  }

  async stop(): Promise<void> {
    for (const { postgres, kafka } of this.ways.values()) await Promise.all([postgres.stop(), kafka.stop()]);
    await this.servers.stop();
  }
}
