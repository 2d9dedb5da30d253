import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The built one also where a test runs this file from its source. */
const MAIN = join(__dirname, '../../dist/processes/warden-main.js');

/**
 * A small process of its own that ends our children should we be killed without a chance to do it ourselves.
 * It reads our messages from a pipe; the end of the pipe is our end, whatever the cause.
 */
export class Warden {
  private constructor(private readonly child: ChildProcess) {}

  static start(): Warden {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    });
    child.on('error', ignore);
    child.stdin.on('error', ignore);
    child.unref();
    return new Warden(child);
  }

  watch(pid: number, signal: NodeJS.Signals): void {
    this.tell({ watch: pid, signal });
  }

  forget(pid: number): void {
    this.tell({ forget: pid });
  }

  /** Has the folder removed at the end, after the processes. */
  removeAtEnd(folder: string): void {
    this.tell({ folder });
  }

  /** Lets the warden go, once it has nothing left to end. */
  dismiss(): Promise<void> {
    return new Promise((resolve) => {
      if (this.child.exitCode !== null || this.child.pid === undefined) {
        resolve();
        return;
      }
      this.child.ref();
      this.child.once('exit', () => {
        resolve();
      });
      this.child.stdin?.end();
    });
  }

  private tell(message: object): void {
    this.child.stdin?.write(`${JSON.stringify(message)}\n`);
  }
}

/** The warden is a second net: without it the first, our own closing, still holds. */
function ignore(): void {
  return undefined;
}
