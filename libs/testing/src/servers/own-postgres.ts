import { asAdministrator, type SupervisedProcess, until } from '@askonce/infrastructure';
import { TemporaryServers } from './temporary-servers';

const BACK_MS = 60_000;

/** A PostgreSQL beside the one of the test run, which writes durably, and may be killed: it comes back with what it had written. */
export class OwnPostgres {
  private constructor(
    /** The administrator's, for `createTestDatabase`. */
    readonly adminUrl: string,
    private readonly server: SupervisedProcess,
    private readonly servers: TemporaryServers,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const servers = new TemporaryServers();
    try {
      // That it was killed is what its user wanted: nothing is said of it.
      const { address, process } = await servers.startPostgres({ durable: true, say: () => undefined });
      if (process === undefined) throw new Error('A PostgreSQL of another one cannot be killed.');
      return new OwnPostgres(address, process, servers);
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** As a crash does: nothing is finished, nothing is flushed. Resolves once it is back, which takes longer from time to time. */
  async kill(): Promise<void> {
    const { pid } = this.server;
    process.kill(pid, 'SIGKILL');
    await until('PostgreSQL after it was killed', () => this.isBackAfter(pid), {
      milliseconds: BACK_MS,
      signal: this.servers.lifetime.signal,
    });
  }

  stop(): Promise<void> {
    return this.servers.stop();
  }

  private async isBackAfter(pid: number): Promise<boolean> {
    if (this.server.pid === pid) return false;
    return asAdministrator(this.adminUrl, () => Promise.resolve(true));
  }
}
