import { TestServers } from './test-servers';

declare global {
  var askonceTestServers: TestServers | undefined;
}

/** Jest's globalSetup of the integration tests. */
export async function startTestServers(): Promise<void> {
  globalThis.askonceTestServers = new TestServers();
  await globalThis.askonceTestServers.start();
}

/** Jest's globalTeardown of the integration tests. */
export async function stopTestServers(): Promise<void> {
  await globalThis.askonceTestServers?.stop();
}
