import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync, type WriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceProcess } from '@askonce/testing';
import { counted } from '../checker/counted';
import type { Ways } from './fault-servers';

export const ROLES = ['registry', 'adapters', 'audit'] as const;
export type Role = (typeof ROLES)[number];

const PAUSE_MS = 200;
const ROOT = resolve(__dirname, '../../..');
const WATCHER = join(__dirname, '../preload/watcher.mjs');

export interface InstanceOptions {
  readonly name: string;
  readonly role: Role;
  readonly port: number;
  readonly ways: Ways;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Changes the built code while it is loaded, where a mutant is to be caught. */
  readonly mutation?: string;
}

/** One instance of a service as a process of its own, which is started again whenever it ends. */
export class ServiceInstance {
  static async start(options: InstanceOptions): Promise<ServiceInstance> {
    rmSync(reachedFile(options), { force: true });
    const log = createWriteStream(options.logFile, { flags: 'a' });
    const instance = new ServiceInstance(options, log, await spawned(options, log));
    instance.supervising = instance.supervise();
    return instance;
  }

  readonly name: string;
  readonly role: Role;
  readonly url: string;
  /** How often it was started again. */
  restarts = 0;
  private stopping = false;
  private supervising: Promise<void> | undefined;

  private constructor(
    private readonly options: InstanceOptions,
    private readonly log: WriteStream,
    private current: ServiceProcess,
  ) {
    this.name = options.name;
    this.role = options.role;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  get ways(): Ways {
    return this.options.ways;
  }

  get pid(): number {
    return this.current.pid;
  }

  kill(): void {
    this.current.signal('SIGKILL');
  }

  freeze(): void {
    this.current.signal('SIGSTOP');
  }

  thaw(): void {
    this.current.signal('SIGCONT');
  }

  /** Has it end, or stand still, when it comes to this point for the nth time from now. */
  arm(point: string, { nth, signal }: { readonly nth: number; readonly signal: 'SIGKILL' | 'SIGSTOP' }): void {
    this.current.tell({ arm: { point, nth, signal } });
  }

  disarm(): void {
    this.current.tell({ disarm: true });
  }

  /** Sets its clock, from now on, so many milliseconds wrong. */
  skew(milliseconds: number): void {
    this.current.tell({ skew: milliseconds });
  }

  /** How often it has ended, or stood still, at each point. */
  reached(): Map<string, number> {
    const file = reachedFile(this.options);
    const points = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    return counted(points.map((point) => `${this.role} ${point}`));
  }

  /** What it lacks to be ready, in its own words; nothing when it is. */
  async lacks(): Promise<string | undefined> {
    try {
      const response = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
      const said = await response.text();
      return response.ok ? undefined : `${this.name}: ${said}`;
    } catch (error) {
      return `${this.name}: ${String(error)}`;
    }
  }

  /** Megabytes that are resident, and open files (Linux). */
  usage(): { readonly megabytes: number; readonly files: number } {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1];
    return { megabytes: Math.round(Number(kilobytes) / 1024), files: readdirSync(`/proc/${this.pid}/fd`).length };
  }

  async close(): Promise<void> {
    this.stopping = true;
    this.thaw();
    await this.current.close();
    await this.supervising;
    this.log.end();
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  private async supervise(): Promise<void> {
    for (;;) {
      await this.current.ended;
      if (this.stopping) return;
      this.restarts += 1;
      await this.startAgain();
    }
  }

  /** It may not come up while what it needs is away. */
  private async startAgain(): Promise<void> {
    while (!this.stopping) {
      await sleep(PAUSE_MS);
      try {
        this.current = await spawned(this.options, this.log);
        // Told to stop while it came up.
        if (this.isStopping()) await this.current.close();
        return;
      } catch (error) {
        this.log.write(`${String(error)}\n`);
      }
    }
  }
}

const reachedFile = ({ logFile }: InstanceOptions): string => `${logFile}.reached`;

function spawned(options: InstanceOptions, log: WriteStream): Promise<ServiceProcess> {
  const { role, port, ways, env, mutation } = options;
  const database = new URL(env['DATABASE_URL']!);
  database.port = String(ways.ports.postgres);
  return ServiceProcess.start({
    main: join(ROOT, 'apps', role, 'dist', 'main.js'),
    env: {
      ...env,
      DATABASE_URL: database.href,
      KAFKA_BROKERS: `127.0.0.1:${ways.ports.kafka}`,
      ASKONCE_PORT: String(port),
      FAULTS_REACHED: reachedFile(options),
      ...(mutation !== undefined && { FAULTS_MUTATION: mutation }),
    },
    preload: [WATCHER],
    onLine: (line) => log.write(`${line}\n`),
  });
}
