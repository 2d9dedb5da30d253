import { join } from 'node:path';
import { SupervisedProcess, until, type PortBook, type ProcessGroup } from '@askonce/infrastructure';
import type { StackService } from '../stack/stack';
import { clone } from '../clone';
import type { Instance } from './instances';
import { commonEnvironment, inherited, type Addresses } from './service-environment';

const READY_MS = 60_000;
const AUDIENCE = 'askonce';
/** Longer than a service's own drain. */
const GRACE_MS = 15_000;

export interface RunnerOptions {
  group: ProcessGroup;
  ports: PortBook;
  say: (line: string) => void;
}

/** Starts services as child processes on ports of their own and keeps them running. */
export class ServiceRunner {
  private readonly running = new Map<string, { supervised: SupervisedProcess; stateful: boolean }>();
  private readonly places = new Map<string, Promise<Addresses>>();

  constructor(private readonly options: RunnerOptions) {}

  /** Where an instance will be, or is; the ports are chosen once, while they are still free. */
  addresses(name: string): Promise<Addresses> {
    const known = this.places.get(name);
    if (known) return known;
    const chosen = this.choose(name);
    this.places.set(name, chosen);
    return chosen;
  }

  /** Starts an instance and waits until it says that it is ready. @throws with the end of its log if it does not get there. */
  async start({ name, service }: Instance, environment: Record<string, string>): Promise<void> {
    const addresses = await this.addresses(name);
    const logFile = join(clone.logs, `${name}.log`);
    const supervised = await SupervisedProcess.start(
      this.options.group,
      {
        name,
        command: process.execPath,
        args: ['--enable-source-maps', clone.app(service.name, 'main.js')],
        env: { ...inherited(process.env), ...commonEnvironment(service, addresses, AUDIENCE), ...environment },
        cwd: clone.root,
        logFile,
        graceMs: GRACE_MS,
      },
      { ready: () => this.untilReady(name, addresses.url), say: this.options.say },
    );
    this.running.set(name, { supervised, stateful: service.stateful });
  }

  /** Every instance that runs, for `stack.json`. */
  async describe(): Promise<Record<string, StackService>> {
    const services: Record<string, StackService> = {};
    for (const [name, { supervised, stateful }] of this.running) {
      const { url, metricsPort } = await this.addresses(name);
      const metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
      services[name] = { url, pid: supervised.pid, ...(stateful ? { metricsUrl } : {}) };
    }
    return services;
  }

  private async choose(name: string): Promise<Addresses> {
    const port = await this.options.ports.port(name);
    const metricsPort = await this.options.ports.port(`${name}-metrics`);
    return { port, metricsPort, url: `http://127.0.0.1:${port}` };
  }

  private untilReady(name: string, url: string): Promise<void> {
    const { signal } = this.options.group;
    return until(`The readiness of ${name}`, () => isReady(url), { milliseconds: READY_MS, every: 100, signal });
  }
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) });
  if (response.ok) return true;
  throw new Error(`/health/ready says ${response.status}: ${await response.text()}`);
}
