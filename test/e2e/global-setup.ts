import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

declare global {
  var askonceEndToEnd: { folder: string; reaper: ChildProcess } | undefined;
}

const REAPER = join(__dirname, 'reaper.cjs');

/** One folder for all stacks of the run. Whatever way the run ends, nothing of it stays: neither process nor folder. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'askonce-e2e-'));
  // PostgreSQL may run as another user, who must be able to enter.
  chmodSync(folder, 0o711);
  const reaper = spawn(process.execPath, [REAPER, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  reaper.unref();
  globalThis.askonceEndToEnd = { folder, reaper };
  process.env.ASKONCE_E2E_FOLDER = folder;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      // Jest leaves the global teardown out now; while we wait, no spec goes on and starts another stack.
      spawnSync(process.execPath, [REAPER, folder], { stdio: 'ignore' });
      process.kill(process.pid, signal);
    });
}

/** Lets the reaper go once it has removed the folder. */
export async function dismissReaper(reaper: ChildProcess): Promise<void> {
  reaper.ref();
  reaper.stdin?.end();
  if (reaper.exitCode === null) await once(reaper, 'exit');
}
