import { TemporaryServers } from './temporary-servers';
import { ensureTestRoles } from './test-roles';

/** Starts one PostgreSQL and one Kafka for a whole test run, except where the environment names one. */
export class TestServers {
  private readonly servers = new TemporaryServers();

  async start(): Promise<void> {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void this.endBy(signal));
    try {
      await Promise.all([this.startPostgres(), this.startKafka()]);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.servers.stop();
  }

  private async startPostgres(): Promise<void> {
    const { TEST_DATABASE_ADMIN_URL: given } = process.env;
    if (given !== undefined) await ensureTestRoles(given);
    else process.env.TEST_DATABASE_ADMIN_URL = (await this.servers.startPostgres({ durable: false, say })).address;
  }

  private async startKafka(): Promise<void> {
    process.env.TEST_KAFKA_BROKERS ??= (await this.servers.startKafka({ say })).address;
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
