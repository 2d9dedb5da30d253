import { AskonceProcess, newHome, type Ended } from './askonce-process';
import { RunningStack } from './running-stack';

/** The stack that the specs about a running stack share; where it runs, the story has been told once before. */
interface SharedStack {
  /** `up --demo --json --exit`, in a folder where nothing was before. */
  readonly first: Ended;
  /** Between the two. */
  readonly restartedAt: Date;
  /** `up --demo --json` on the same data. */
  readonly running: RunningStack;
}

let current: SharedStack | undefined;

export async function startSharedStack(): Promise<void> {
  const home = newHome('shared');
  const first = await AskonceProcess.run(home, 'up', '--demo', '--json', '--exit');
  const restartedAt = new Date();
  current = { first, restartedAt, running: await RunningStack.start(home, '--demo', '--json') };
}

export function sharedStack(): SharedStack {
  if (!current) throw new Error('The shared stack did not start.');
  return current;
}

/** What it left running. */
export async function stopSharedStack(): Promise<{ code: number | null; left: string[] }> {
  return current ? current.running.stop() : { code: 0, left: [] };
}
