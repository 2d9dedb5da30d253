import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  chooseInfrastructure,
  findInfrastructure,
  Lifetime,
  lockClone,
  PortBook,
  ProcessGroup,
  ProcessLedger,
  removeInfrastructureData,
  Stopped,
  type Choice,
  type InfrastructureKind,
} from '@askonce/infrastructure';
import { clone } from '../clone';
import { type DemoAgencies, startDemoAgencies } from '../demo/demo-systems';
import { runDemo } from '../demo/run-demo';
import { writePrivateFile } from '../private-file';
import { instancesOf } from '../services/instances';
import type { Stack } from '../stack/stack';
import { onInterrupt } from './interrupts';
import { Reporter } from './reporter';
import { Secrets } from './secrets';
import { StackStarter } from './stack-starter';

export interface UpOptions {
  demo?: boolean;
  fresh?: boolean;
  json?: boolean;
  exit?: boolean;
  timings?: boolean;
  infrastructure?: InfrastructureKind;
  services?: string;
}

const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Starts the stack, tells the demo's story if asked to, and stays up until it is told to stop. @returns the exit code. */
export async function up(options: UpOptions): Promise<number> {
  const instances = instancesOf(options.services);
  const release = lockClone(clone.lock);
  try {
    return await new Run(options, instances).toItsEnd();
  } finally {
    rmSync(clone.stack, { force: true });
    release();
  }
}

class Run {
  private readonly reporter: Reporter;
  private readonly lifetime = new Lifetime();
  private description: (() => Promise<Stack>) | undefined;
  /** Whether there is anything to stop. */
  private starting = false;
  private interruptedBy: keyof typeof EXIT_BY_SIGNAL | undefined;

  constructor(
    private readonly options: UpOptions,
    private readonly instances: ReturnType<typeof instancesOf>,
  ) {
    // With --json, stdout belongs to the document alone.
    this.reporter = new Reporter(options.json ? process.stderr : process.stdout);
  }

  async toItsEnd(): Promise<number> {
    const stopListening = onInterrupt((signal) => {
      this.interruptedBy = signal as keyof typeof EXIT_BY_SIGNAL;
      this.reporter.line();
      void this.end();
    });
    try {
      return await this.whole();
    } catch (error) {
      if (!(error instanceof Stopped) && this.interruptedBy === undefined) throw error;
      return EXIT_BY_SIGNAL[this.interruptedBy ?? 'SIGTERM'];
    } finally {
      await this.end();
      stopListening();
    }
  }

  private async whole(): Promise<number> {
    const { stack, agencies } = await this.startStack();
    const held = agencies ? await this.tellStory(stack, agencies) : true;
    if (this.options.timings) this.reporter.showTimings();
    if (this.options.exit) return held ? 0 : 1;
    this.reporter.line(`Running. Ctrl-C stops it; the data stays in ${clone.home}.`);
    await this.untilInterrupted();
    return 0;
  }

  private async startStack(): Promise<{ stack: Stack; agencies: DemoAgencies | undefined }> {
    const ledger = new ProcessLedger(clone.ledger);
    await ledger.endLeftovers();
    rotateLogs();
    const choice = await this.choose();
    if (this.options.fresh) await startOver(choice.kind);
    this.starting = true;
    const { lifetime, reporter, instances } = this;
    const ports = new PortBook(clone.ports);
    const secrets = new Secrets(clone.secrets);
    // Before the services: deliveries that were left when the stack stopped go on as soon as it starts.
    const agencies = this.options.demo ? await startDemoAgencies({ ports, secrets, lifetime }) : undefined;
    const starter = new StackStarter({
      ...{ lifetime, reporter, instances, ports, secrets },
      group: new ProcessGroup(lifetime, ledger),
      changed: () => {
        this.describeAgain();
      },
    });
    this.description = await starter.start(choice);
    const stack = await this.description();
    writeStack(stack);
    this.reporter.line(
      `The stack is up after ${this.reporter.elapsedSeconds().toFixed(1)} s: .askonce/stack.json says where.`,
    );
    return { stack, agencies };
  }

  /** What ended and was started again has another process id. */
  private describeAgain(): void {
    const written = this.description?.().then((stack) => {
      if (!this.lifetime.signal.aborted) writeStack(stack);
    });
    written?.catch((error: unknown) => {
      this.reporter.warn(String(error));
    });
  }

  private async choose(): Promise<Choice> {
    const findings = findInfrastructure(process.env, {
      home: clone.home,
      pom: clone.kafkaPom,
      cacheFolder: clone.cache,
    });
    const choice = await chooseInfrastructure(findings, this.options.infrastructure);
    this.reporter.line(`Infrastructure: ${choice.kind}, because ${choice.reason}.`);
    return choice;
  }

  private async tellStory(stack: Stack, agencies: DemoAgencies): Promise<boolean> {
    const { reporter, lifetime } = this;
    const story = await runDemo({ stack, agencies, reporter, signal: lifetime.signal });
    if (this.options.json) process.stdout.write(`${JSON.stringify(story)}\n`);
    return story.steps.every(({ ok }) => ok);
  }

  private async untilInterrupted(): Promise<void> {
    const { signal } = this.lifetime;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      // The listener alone would not keep the process alive.
      const alive = setInterval(() => undefined, 3_600_000);
      signal.addEventListener('abort', () => {
        clearInterval(alive);
        resolve();
      });
    });
  }

  private async end(): Promise<void> {
    if (this.starting && !this.lifetime.signal.aborted) this.reporter.line('Stopping …');
    for (const error of await this.lifetime.end()) this.reporter.warn(String(error));
  }
}

function writeStack(stack: Stack): void {
  writePrivateFile(clone.stack, `${JSON.stringify(stack, undefined, 2)}\n`);
}

/** The logs of the run before are kept, those before it are not. */
function rotateLogs(): void {
  if (!existsSync(clone.logs)) return;
  for (const name of readdirSync(clone.logs).filter((file) => file.endsWith('.log'))) {
    renameSync(join(clone.logs, name), join(clone.logs, `${name}.1`));
  }
}

async function startOver(kind: InfrastructureKind): Promise<void> {
  await removeInfrastructureData(kind, clone.home);
  for (const path of [clone.secrets, clone.identityData]) rmSync(path, { recursive: true, force: true });
}
