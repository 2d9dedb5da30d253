import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { randomInt } from 'node:crypto';

/** Below the range from which systems take ports for outgoing connections (Linux: 32768 on), so nobody borrows one between two runs. */
const FIRST = 20_000;
const LAST = 30_000;

/**
 * Chooses a free port per name, once, and keeps it in a file; one that somebody else has taken is replaced. What was handed
 * out stays: by the next question its owner listens there.
 */
export class PortBook {
  private readonly ports: Map<string, number>;
  private readonly handedOut = new Map<string, Promise<number>>();

  constructor(
    private readonly file: string,
    private readonly isFree: (port: number) => Promise<boolean> = canListen,
    private readonly candidate: () => number = () => randomInt(FIRST, LAST),
  ) {
    this.ports = new Map(Object.entries(read(file)));
  }

  port(name: string): Promise<number> {
    const known = this.handedOut.get(name);
    if (known) return known;
    const found = this.find(name);
    this.handedOut.set(name, found);
    return found;
  }

  private async find(name: string): Promise<number> {
    const kept = this.ports.get(name);
    if (kept !== undefined && (await this.isFree(kept))) return kept;
    const chosen = await this.choose();
    this.ports.set(name, chosen);
    this.write();
    return chosen;
  }

  private async choose(): Promise<number> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const port = this.candidate();
      if (![...this.ports.values()].includes(port) && (await this.isFree(port))) return port;
    }
    throw new Error(`No free port was found between ${FIRST} and ${LAST}.`);
  }

  private write(): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const draft = `${this.file}.draft`;
    writeFileSync(draft, `${JSON.stringify(Object.fromEntries(this.ports), undefined, 2)}\n`);
    renameSync(draft, this.file);
  }
}

function read(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    // Absent or damaged: ports are only a convenience and are chosen anew.
    return {};
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
