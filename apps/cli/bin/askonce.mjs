#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isNewEnough, nodeRuntime, ROOT } from './node-runtime.mjs';

const main = join(ROOT, 'apps', 'cli', 'dist', 'main.js');

if (!existsSync(main)) {
  process.stderr.write('AskOnce is not built yet: run `npm run build` once.\n');
  process.exit(1);
}
if (isNewEnough()) {
  await import(pathToFileURL(main).href);
} else {
  runOn(startable());
}

function startable() {
  try {
    return nodeRuntime();
  } catch (error) {
    process.stderr.write(`${error.message} If it is not installed yet: npm ci.\n`);
    process.exit(1);
  }
}

/** The same command again on the right Node. It hears our signals, and the end of the channel if we are killed. */
function runOn(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
