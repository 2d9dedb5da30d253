import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  kafkaClasspath,
  Lifetime,
  PortBook,
  ProcessGroup,
  startEmbeddedKafka,
  startEmbeddedPostgres,
  type Server,
} from '@askonce/infrastructure';
import { ensureTestRoles } from './test-roles';

const ROOT = resolve(__dirname, '../../../..');

/** Starts one PostgreSQL and one Kafka for a whole test run, except where the environment names one. */
export class TestServers {
  private readonly lifetime = new Lifetime();
  private group: ProcessGroup | undefined;
  private folder: string | undefined;
  private book: PortBook | undefined;

  async start(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void this.endBy(signal));
    try {
      await Promise.all([this.startPostgres(), this.startKafka()]);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.lifetime.end();
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private async startPostgres(): Promise<void> {
    process.env.TEST_DATABASE_ADMIN_URL ??= (await this.embeddedPostgres()).address;
    await ensureTestRoles(process.env.TEST_DATABASE_ADMIN_URL);
  }

  private async startKafka(): Promise<void> {
    process.env.TEST_KAFKA_BROKERS ??= (await this.embeddedKafka()).address;
  }

  private async embeddedPostgres(): Promise<Server> {
    return startEmbeddedPostgres(this.processes(), {
      folder: join(this.temporary(), 'postgres'),
      port: await this.ports().port('postgres'),
      password: randomBytes(16).toString('hex'),
      logFile: join(this.temporary(), 'postgres.log'),
      durable: false,
      say,
    });
  }

  private async embeddedKafka(): Promise<Server> {
    const logFile = join(this.temporary(), 'kafka.log');
    const cacheFolder = join(ROOT, '.askonce', 'cache');
    const pom = join(ROOT, 'docker', 'kafka', 'pom.xml');
    const classpath = await kafkaClasspath(this.processes(), { pom, cacheFolder, logFile });
    const ports = { broker: await this.ports().port('kafka'), controller: await this.ports().port('kafka-controller') };
    return startEmbeddedKafka(this.processes(), {
      folder: join(this.temporary(), 'kafka'),
      ports,
      classpath,
      logFile,
      say,
    });
  }

  private ports(): PortBook {
    this.book ??= new PortBook(join(this.temporary(), 'ports.json'));
    return this.book;
  }

  private processes(): ProcessGroup {
    this.group ??= new ProcessGroup(this.lifetime);
    return this.group;
  }

  private temporary(): string {
    if (this.folder === undefined) {
      this.folder = mkdtempSync(join(tmpdir(), 'askonce-test-'));
      // PostgreSQL may run as another user, who must be able to enter.
      chmodSync(this.folder, 0o711);
      this.processes().removeAtEnd(this.folder);
    }
    return this.folder;
  }

  /** Jest leaves the global teardown out when a signal ends it. */
  private async endBy(signal: NodeJS.Signals): Promise<void> {
    await this.stop();
    process.kill(process.pid, signal);
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
