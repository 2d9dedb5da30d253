import { createLogger } from '@askonce/observability';
import { readIdentityConfig } from './config';
import { startIdentity } from './start-identity';

async function main(): Promise<void> {
  const config = readIdentityConfig();
  const log = createLogger({ name: 'identity', level: config.logLevel });
  const identity = await startIdentity(config, log);
  const stop = () => {
    identity.close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
