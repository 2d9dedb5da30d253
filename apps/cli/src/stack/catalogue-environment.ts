import pc from 'picocolors';
import type { CatalogueEnvironment } from '../catalogue/catalogue-command';
import { stewardTokens } from './person-tokens';
import { runningStack, serviceUrl } from './running-stack';

/** Connects the catalogue's commands with the running stack. */
export const catalogueEnvironment: CatalogueEnvironment = {
  target: () => {
    const stack = runningStack();
    return Promise.resolve({ registryUrl: serviceUrl(stack, 'registry'), tokens: stewardTokens(stack) });
  },
  variables: () => Promise.resolve(runningStack().demoSystems),
  color: pc.isColorSupported,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
};
