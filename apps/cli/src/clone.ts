import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const own = join(root, '.askonce');
/** `ASKONCE_HOME` lets another stack run beside the one of this clone. */
const home = resolve(process.env.ASKONCE_HOME ?? own);

/** Where things are; whatever a run makes stays in `home`, only what every run may share is kept in the clone. */
export const clone = {
  root,
  home,
  lock: join(home, 'running.json'),
  ledger: join(home, 'processes.json'),
  ports: join(home, 'ports.json'),
  stack: join(home, 'stack.json'),
  logs: join(home, 'logs'),
  auditLog: join(home, 'audit-log'),
  secrets: join(home, 'secrets'),
  identityData: join(home, 'identity.json'),
  cache: join(own, 'cache'),
  kafkaPom: join(root, 'docker', 'kafka', 'pom.xml'),
  demoCatalogue: join(root, 'apps', 'cli', 'demo', 'catalogue'),
  app: (name: string, file: string): string => join(root, 'apps', name, 'dist', file),
} as const;
