import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

interface Message {
  watch?: number;
  signal?: NodeJS.Signals;
  forget?: number;
  folder?: string;
}

const GRACE_MS = 8000;
const watched = new Map<number, NodeJS.Signals>();
const folders = new Set<string>();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const message = JSON.parse(line) as Message;
    if (message.watch !== undefined) watched.set(message.watch, message.signal ?? 'SIGTERM');
    if (message.forget !== undefined) watched.delete(message.forget);
    if (message.folder !== undefined) folders.add(message.folder);
  })
  .on('close', () => void endAll());

/** Last started, first ended: services before the broker, the broker before the database. */
async function endAll(): Promise<void> {
  for (const [pid, signal] of [...watched].reverse()) await end(pid, signal);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function end(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (!send(pid, signal)) return;
  const deadline = Date.now() + GRACE_MS;
  while (Date.now() < deadline) {
    await sleep(50);
    if (!send(pid, 0)) return;
  }
  send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
