import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  asAdministrator,
  Lifetime,
  PortBook,
  ProcessGroup,
  startEmbeddedPostgres,
  type SupervisedProcess,
  until,
} from '@askonce/infrastructure';
import { ensureTestRoles } from './test-roles';

const BACK_MS = 60_000;

/** A PostgreSQL beside the one of the test run, which writes durably, and may be killed: it comes back with what it had written. */
export class OwnPostgres {
  private constructor(
    /** The administrator's, for `createTestDatabase`. */
    readonly adminUrl: string,
    private readonly server: SupervisedProcess,
    private readonly folder: string,
    private readonly lifetime: Lifetime,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const lifetime = new Lifetime();
    const folder = mkdtempSync(join(tmpdir(), 'askonce-postgres-'));
    // It may run as another user, who must be able to enter.
    chmodSync(folder, 0o711);
    const group = new ProcessGroup(lifetime);
    group.removeAtEnd(folder);
    try {
      const { address, process } = await startEmbeddedPostgres(group, {
        folder: join(folder, 'data'),
        port: await new PortBook(join(folder, 'ports.json')).port('postgres'),
        password: randomBytes(16).toString('hex'),
        logFile: join(folder, 'postgres.log'),
        durable: true,
        // That it was killed is what its user wanted.
        say: () => undefined,
      });
      if (process === undefined) throw new Error('A PostgreSQL of another one cannot be killed.');
      const own = new OwnPostgres(address, process, folder, lifetime);
      await ensureTestRoles(own.adminUrl);
      return own;
    } catch (error) {
      await lifetime.end();
      throw error;
    }
  }

  /** As a crash does: nothing is finished, nothing is flushed. Resolves once it is back, which takes longer from time to time. */
  async kill(): Promise<void> {
    const { pid } = this.server;
    process.kill(pid, 'SIGKILL');
    await until('PostgreSQL after it was killed', () => this.isBackAfter(pid), {
      milliseconds: BACK_MS,
      signal: this.lifetime.signal,
    });
  }

  async stop(): Promise<void> {
    await this.lifetime.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async isBackAfter(pid: number): Promise<boolean> {
    if (this.server.pid === pid) return false;
    return asAdministrator(this.adminUrl, () => Promise.resolve(true));
  }
}
