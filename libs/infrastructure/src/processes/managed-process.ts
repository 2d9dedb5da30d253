import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ProcessSpec {
  name: string;
  command: string;
  args: readonly string[];
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  user?: { uid: number; gid: number } | undefined;
  stopSignal?: NodeJS.Signals;
  /** How long a stop may take before it is forced. */
  graceMs?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** One child process whose output goes to its log file and which can be stopped with a deadline. */
export class ManagedProcess {
  readonly exited: Promise<Exit>;
  private exit: Exit | undefined;

  private constructor(
    readonly spec: ProcessSpec,
    private readonly child: ChildProcess,
  ) {
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.exit = { code, signal };
        resolve(this.exit);
      });
    });
  }

  /** @throws if the program cannot be started at all. */
  static async start(spec: ProcessSpec): Promise<ManagedProcess> {
    mkdirSync(dirname(spec.logFile), { recursive: true });
    const log = openSync(spec.logFile, 'a');
    try {
      const child = spawn(spec.command, spec.args, {
        stdio: ['ignore', log, log],
        // A session of its own: Ctrl-C in the terminal then reaches us alone, and we stop the children in order.
        detached: true,
        ...(spec.env ? { env: spec.env } : {}),
        ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
        ...(spec.user ?? {}),
      });
      const managed = new ManagedProcess(spec, child);
      await spawned(child);
      return managed;
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get running(): boolean {
    return this.exit === undefined;
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.child.kill(this.spec.stopSignal ?? 'SIGTERM');
    const force = setTimeout(() => {
      this.killGroup();
    }, this.spec.graceMs ?? 10_000);
    await this.exited;
    clearTimeout(force);
  }

  /** The process leads a group of its own; its children go with it. */
  private killGroup(): void {
    try {
      process.kill(process.platform === 'win32' ? this.pid : -this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** The end of the log, for an error message. */
  lastLines(count = 12): string {
    return readFileSync(this.spec.logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  }
}

function spawned(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}
