/**
 * Runs before npm scripts, on whatever Node started npm: brings dependencies in and builds, each only when needed.
 * It must not import a package, since there may be none yet.
 */
import { nodeRuntime, ROOT } from './node-runtime.mjs';
import { ensureBuilt } from './prepare/build.mjs';
import { ensureDependencies } from './prepare/dependencies.mjs';

const OLDEST = 20;

try {
  if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    throw new Error(`Node ${OLDEST} or newer is needed to begin; this is ${process.version}.`);
  }
  await ensureDependencies(ROOT);
  nodeRuntime();
  if (!process.argv.includes('--no-build')) await ensureBuilt(ROOT);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
