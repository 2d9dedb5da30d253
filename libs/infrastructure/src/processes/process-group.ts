import type { Lifetime } from '../lifetime';
import { ManagedProcess, type ProcessSpec } from './managed-process';
import type { ProcessLedger } from './process-ledger';
import { Warden } from './warden';

export class ProcessFailed extends Error {
  constructor(process: ManagedProcess, what: string) {
    super(`${process.spec.name} ${what}. The end of ${process.spec.logFile}:\n${process.lastLines()}`);
    this.name = 'ProcessFailed';
  }
}

/** Child processes that end with the lifetime, and, thanks to the warden, also when we are killed. */
export class ProcessGroup {
  private readonly warden = Warden.start();

  constructor(
    private readonly lifetime: Lifetime,
    private readonly ledger?: ProcessLedger,
  ) {
    lifetime.own(() => this.warden.dismiss());
  }

  /** Aborted once the end has begun. */
  get signal(): AbortSignal {
    return this.lifetime.signal;
  }

  isEnding(): boolean {
    return this.signal.aborted;
  }

  /** Starts a process; its stop is left to the caller, and to the warden. */
  async launch(spec: ProcessSpec): Promise<ManagedProcess> {
    this.lifetime.assertRunning();
    const managed = await ManagedProcess.start(spec);
    this.warden.watch(managed.pid, spec.stopSignal ?? 'SIGTERM');
    this.ledger?.note(managed.pid, spec.stopSignal ?? 'SIGTERM');
    void managed.exited.then(() => {
      this.warden.forget(managed.pid);
      this.ledger?.strike(managed.pid);
    });
    return managed;
  }

  /** Runs a program to its end. @throws {ProcessFailed} unless it exits with 0. */
  async run(spec: ProcessSpec): Promise<void> {
    const managed = await this.launch(spec);
    const disown = await this.ownOrStop(() => managed.stop());
    const { code, signal } = await managed.exited;
    disown();
    this.lifetime.assertRunning();
    if (code !== 0) throw new ProcessFailed(managed, `ended with ${signal ?? `exit code ${code ?? 'unknown'}`}`);
  }

  /** Waits until `ready` resolves. @throws {ProcessFailed} if it does not, or if the process ends before. */
  async whenReady(managed: ManagedProcess, ready: Promise<void>): Promise<void> {
    const ended = managed.exited.then(() => 'ended' as const);
    const first = await Promise.race([ready, ended]).catch((error: unknown) => {
      this.lifetime.assertRunning();
      throw new ProcessFailed(managed, `is not ready: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.lifetime.assertRunning();
    if (first === 'ended') throw new ProcessFailed(managed, 'ended while starting');
  }

  /** Has a process stopped at the end, or at once if that has begun. @throws {Stopped} then. */
  async ownOrStop(stop: () => Promise<void>): Promise<() => void> {
    try {
      return this.lifetime.own(stop);
    } catch (stopped) {
      await stop();
      throw stopped;
    }
  }

  removeAtEnd(folder: string): void {
    this.warden.removeAtEnd(folder);
  }
}
