import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join, resolve } from 'node:path';
import { eventually } from './eventually';

const PROGRAM = resolve(__dirname, '../../apps/cli/bin/askonce.mjs');
/** What would lead a stack of its own to servers, ports or settings of somebody else. */
const OTHERS = /^(ASKONCE_|DATABASE_|KAFKA_|PG|npm_|NODE_ENV$|TEST_)/;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** The real `askonce` command as a child process, with a home of its own. It ends when we do, whatever ends us. */
export class AskonceProcess {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly begun = Date.now();

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = this.end();
  }

  static start(home: string, ...args: string[]): AskonceProcess {
    return new AskonceProcess(
      spawn(process.execPath, [PROGRAM, ...args], {
        env: environmentOf(home),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    );
  }

  /** Runs a command to its end. */
  static run(home: string, ...args: string[]): Promise<Ended> {
    return AskonceProcess.start(home, ...args).ended;
  }

  /** Waits until it has said something. @throws with all that it said, if it ends or the time is up before. */
  async says(text: string, milliseconds = 60_000): Promise<void> {
    const said = eventually(`it says "${text}"`, () => this.all().includes(text) || undefined, milliseconds);
    const first = await Promise.race([said, this.ended.then(({ code }) => code)]).catch(String);
    if (!this.all().includes(text)) throw new Error(`It did not say "${text}" (${first}) but:\n${this.all()}`);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** As if we had gone. */
  disconnect(): void {
    this.child.disconnect();
  }

  /** Node's `close` does not come after a channel that was closed from this side. */
  private async end(): Promise<Ended> {
    const { child, begun } = this;
    const [[code]] = await Promise.all([
      once(child, 'exit') as Promise<[number | null]>,
      finished(child.stdout!),
      finished(child.stderr!),
    ]);
    const { stdout, stderr } = this;
    return { code, stdout, stderr, seconds: (Date.now() - begun) / 1000 };
  }

  private all(): string {
    return this.stdout + this.stderr;
  }
}

/** Our environment for what uses the stack of a home, without what would lead it to another. */
export function environmentOf(home: string): NodeJS.ProcessEnv {
  const temporary = temporaryOf(home);
  mkdirSync(temporary, { recursive: true });
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !OTHERS.test(key)));
  return { ...env, ASKONCE_HOME: home, TMPDIR: temporary, NO_COLOR: '1' };
}

/** Where the stack of a home makes its temporary files, apart from those of others. */
export const temporaryOf = (home: string): string => join(home, 'tmp');

/** A new home for a stack, inside the folder of this run. */
export const newHome = (name: string): string => join(process.env.ASKONCE_E2E_FOLDER!, name);
