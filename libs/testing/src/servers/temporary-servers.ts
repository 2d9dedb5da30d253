import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lifetime, PortBook, ProcessGroup, startEmbeddedPostgres, type Server } from '@askonce/infrastructure';
import { ensureTestRoles } from './test-roles';

export interface TestPostgresOptions {
  /** Whether what was committed survives that it is killed. */
  readonly durable: boolean;
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
  async startPostgres({ durable, say }: TestPostgresOptions): Promise<Server> {
    const server = await startEmbeddedPostgres(this.group, {
      folder: join(this.folder, 'postgres'),
      port: await this.ports.port('postgres'),
      password: randomBytes(16).toString('hex'),
      logFile: join(this.folder, 'postgres.log'),
      durable,
      say,
    });
    await ensureTestRoles(server.address);
    return server;
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
