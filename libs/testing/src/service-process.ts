import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const ERROR_LEVEL = 50;

interface LogLine {
  readonly level: number;
  readonly msg?: string;
  readonly url?: string;
}

/** A module that makes a process's clock wrong before anything else is loaded. */
const skewedClock = (skewMs: number) =>
  `data:text/javascript,${encodeURIComponent(`
  const True = Date;
  globalThis.Date = class Date extends True {
    constructor(...given) { if (given.length === 0) super(True.now() + ${skewMs}); else super(...given); }
    static now() { return True.now() + ${skewMs}; }
  };
`)}`;

export interface ServiceProcessOptions {
  /** The service's built `main.js`. */
  readonly main: string;
  readonly env: NodeJS.ProcessEnv;
  /** By how much its clock is wrong. */
  readonly skewMs?: number;
  /** Modules that are loaded before it; they hear what `tell` says. */
  readonly preload?: readonly string[];
  /** Hears every line that it writes. */
  readonly onLine?: (line: string) => void;
}

/** A built service as a process of its own, as it runs in production. */
export class ServiceProcess {
  static async start(options: ServiceProcessOptions): Promise<ServiceProcess> {
    const { main, env, skewMs = 0, preload = [] } = options;
    const modules = [...(skewMs === 0 ? [] : [skewedClock(skewMs)]), ...preload];
    const child = spawn(process.execPath, [...modules.flatMap((module) => ['--import', module]), main], {
      env: { ...env, NODE_ENV: 'production', ASKONCE_LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const started = new ServiceProcess(child, options.onLine);
    await Promise.race([started.listening, started.ended.then(() => started.refuseToStart())]);
    return started;
  }

  url = '';
  /** What it logged as an error, and what it wrote to stderr. */
  readonly errors: string[] = [];
  readonly ended: Promise<unknown>;
  private readonly listening: Promise<void>;
  private readonly endWithUs = () => this.child.kill('SIGKILL');

  private constructor(
    private readonly child: ChildProcess,
    onLine: (line: string) => void = () => undefined,
  ) {
    this.ended = once(child, 'close');
    this.listening = new Promise((resolve) => {
      createInterface(child.stdout!).on('line', (line) => {
        onLine(line);
        const { level, msg, url } = lineOf(line);
        if (level >= ERROR_LEVEL) this.errors.push(line);
        if (msg !== 'listening' || url === undefined) return;
        this.url = url;
        resolve();
      });
    });
    createInterface(child.stderr!).on('line', (line) => {
      onLine(line);
      this.errors.push(line);
    });
    process.once('exit', this.endWithUs);
  }

  async close(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** As a crash or an operator's last resort would: nothing is drained, nothing is closed. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Says something to the modules that were loaded before it. */
  tell(message: object): void {
    if (this.child.connected) this.child.send(message);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.ended;
    process.off('exit', this.endWithUs);
  }

  private refuseToStart(): never {
    throw new Error(`The service ended before it listened: ${this.errors.join('\n')}`);
  }
}

/** A line that was cut off when the process was killed says nothing. */
function lineOf(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 0 };
  }
}
