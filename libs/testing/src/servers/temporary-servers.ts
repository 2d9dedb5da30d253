import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  kafkaClasspath,
  type KafkaDoor,
  Lifetime,
  PortBook,
  ProcessGroup,
  type Server,
  startEmbeddedKafka,
  startEmbeddedPostgres,
} from '@askonce/infrastructure';
import { ensureTestRoles } from './test-roles';

const ROOT = resolve(__dirname, '../../../..');

export interface TestPostgresOptions {
  /** Whether what was committed survives that it is killed. */
  readonly durable: boolean;
  readonly say: (line: string) => void;
  /** Up to where the pause before a new start grows, where it is killed again and again. */
  readonly longestPauseMs?: number;
}

export interface TestKafkaOptions {
  /** Further ways in, for clients that come by a proxy. */
  readonly doors?: readonly KafkaDoor[];
  readonly longestPauseMs?: number;
  readonly say: (line: string) => void;
}

/** Servers in a temporary folder, which is made when the first one needs it; all of it goes at the end. */
export class TemporaryServers {
  readonly lifetime = new Lifetime();
  private made: { folder: string; group: ProcessGroup; ports: PortBook } | undefined;

  get folder(): string {
    return this.making.folder;
  }

  get group(): ProcessGroup {
    return this.making.group;
  }

  get ports(): PortBook {
    return this.making.ports;
  }

  /** With the roles of all services. */
  async startPostgres(options: TestPostgresOptions): Promise<Server> {
    const server = await startEmbeddedPostgres(this.group, {
      folder: join(this.folder, 'postgres'),
      port: await this.ports.port('postgres'),
      password: randomBytes(16).toString('hex'),
      logFile: join(this.folder, 'postgres.log'),
      ...options,
    });
    await ensureTestRoles(server.address);
    return server;
  }

  async startKafka({ doors = [], ...options }: TestKafkaOptions): Promise<Server> {
    const { folder, group, ports } = this;
    const logFile = join(folder, 'kafka.log');
    const cacheFolder = join(ROOT, '.askonce', 'cache');
    const pom = join(ROOT, 'docker', 'kafka', 'pom.xml');
    return startEmbeddedKafka(group, {
      folder: join(folder, 'kafka'),
      ports: { broker: await ports.port('kafka'), controller: await ports.port('kafka-controller'), doors },
      classpath: await kafkaClasspath(group, { pom, cacheFolder, logFile }),
      logFile,
      ...options,
    });
  }

  async stop(): Promise<void> {
    await this.lifetime.end();
    if (this.made !== undefined) rmSync(this.made.folder, { recursive: true, force: true });
  }

  private get making(): NonNullable<typeof this.made> {
    if (this.made === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'askonce-test-'));
      // PostgreSQL may run as another user, who must be able to enter.
      chmodSync(folder, 0o711);
      const group = new ProcessGroup(this.lifetime);
      group.removeAtEnd(folder);
      this.made = { folder, group, ports: new PortBook(join(folder, 'ports.json')) };
    }
    return this.made;
  }
}
