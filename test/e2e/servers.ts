import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parentOf } from '@askonce/infrastructure';
import { signal } from './processes';
import type { RunningStack } from './running-stack';

type ServerName = 'postgres' | 'kafka';

/** Takes the servers of a stack away and gives them back, wherever they run. */
export class Servers {
  constructor(private readonly running: RunningStack) {}

  /** It keeps its connections and answers nothing any more. */
  freeze(name: ServerName): void {
    this.tell(name, 'SIGSTOP', 'pause');
  }

  thaw(name: ServerName): void {
    this.tell(name, 'SIGCONT', 'unpause');
  }

  /** It ends at once, without a chance to save anything, and is started again by its supervisor. */
  kill(name: ServerName): void {
    const pid = this.running.stack.infrastructure.pids[name];
    if (pid === undefined) docker('restart', '--time=0', this.containerOf(name));
    else signal(pid, 'SIGKILL');
  }

  private tell(name: ServerName, how: NodeJS.Signals, command: string): void {
    const pid = this.running.stack.infrastructure.pids[name];
    if (pid === undefined) docker(command, this.containerOf(name));
    else for (const one of [pid, ...childrenOf(pid)]) signal(one, how);
  }

  private containerOf(name: ServerName): string {
    const { databaseUrls, kafkaBrokers } = this.running.stack.infrastructure;
    const { port } = new URL(name === 'kafka' ? `kafka://${kafkaBrokers[0]!}` : databaseUrls.registry!);
    return docker('ps', '--quiet', '--filter', `publish=${port}`);
  }
}

/** PostgreSQL serves each connection by a process of its own. */
export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  return pids.filter((pid) => parentOf(pid) === parent);
}

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8' }).trim();
}
