/** Lets Node run the TypeScript of tests and their fixtures as Jest does, by swc. */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const { jsc, module } = JSON.parse(readFileSync(new URL('../../.swcrc', import.meta.url), 'utf8'));
const OPTIONS = { swcrc: false, jsc, module, sourceMaps: 'inline' };

registerHooks({
  resolve(specifier, context, nextResolve) {
    const ours = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    const found =
      ours && ['.ts', '/index.ts'].find((end) => existsSync(new URL(`${specifier}${end}`, context.parentURL)));
    return nextResolve(found ? `${specifier}${found}` : specifier, context);
  },
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/'))
      return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
    return { format: 'commonjs', source: code, shortCircuit: true };
  },
});
