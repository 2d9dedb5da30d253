import { dismissReaper } from './global-setup';
import { endEverythingIn } from './processes';

/** @throws if a spec left something running: that is a failure of the stack, or of the spec. */
export default async function tearDown(): Promise<void> {
  const { folder, reaper } = globalThis.askonceEndToEnd!;
  const left = await endEverythingIn(folder);
  await dismissReaper(reaper);
  if (left.length > 0) throw new Error(`Left running by the specs: ${left.join('; ')}`);
}
