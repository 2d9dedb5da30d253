import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Violation } from '../checker/check';
import { type FaultStack, NeverReady } from '../stack/fault-stack';
import { Clients } from './clients';
import { Collector } from './collector';
import { History, type Outcome } from './history';
import { Injector } from './injector';
import type { FaultKind } from './planned-faults';
import { untilQuiet } from './quiet';
import type { Schedule } from './schedule';

export interface RunResult {
  readonly seed: number;
  readonly seconds: number;
  readonly operations: Readonly<Record<Outcome, number>>;
  readonly faults: readonly FaultKind[];
  readonly restarts: number;
  /** How often a process ended, or stood still, at each point, by role and point. */
  readonly reached: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
  /** Whether the stack can be used for another run. */
  readonly healed: boolean;
}

const CHECKPOINT_EVERY_MS = 400;

/** Does what a schedule has planned to a stack, lets it heal, and checks what is left. */
export async function run(
  stack: FaultStack,
  schedule: Schedule,
  { folder, patienceMs }: { readonly folder: string; readonly patienceMs?: number },
): Promise<RunResult> {
  const begun = Date.now();
  const restarts = () => stack.instances.reduce((sum, instance) => sum + instance.restarts, 0);
  const before = restarts();
  const reachedBefore = reachedIn(stack);
  const history = new History(folder);
  writeFileSync(join(folder, 'schedule.json'), JSON.stringify(schedule, undefined, 2));
  const collector = await Collector.begin(stack);
  const injector = new Injector(stack, history, schedule.faults);
  let unready: readonly string[] = [];
  const watching = setInterval(() => void collector.keepCheckpoint(begun % 2), CHECKPOINT_EVERY_MS);
  try {
    const clients = new Clients(stack.registry, schedule, history, injector.onStep);
    await clients.run();
    await injector.heal();
    await clients.askAgain();
  } catch (error) {
    if (!(error instanceof NeverReady)) throw error;
    unready = error.lacking;
  } finally {
    clearInterval(watching);
  }
  const unsettled = [...unready, ...(await untilQuiet(stack, patienceMs))];
  const snapshot = await collector.snapshot({ unsettled, poisoned: injector.poisoned });
  const violations = check(history.operations, snapshot);
  await history.close();
  if (violations.length > 0) {
    writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(snapshot, undefined, 1));
    writeFileSync(join(folder, 'violations.json'), JSON.stringify(violations, undefined, 2));
  }
  const outcomes = history.operations.map(({ outcome }) => outcome);
  const count = (of: Outcome) => outcomes.filter((outcome) => outcome === of).length;
  return {
    seed: schedule.seed,
    seconds: (Date.now() - begun) / 1_000,
    operations: { ok: count('ok'), refused: count('refused'), indeterminate: count('indeterminate') },
    faults: schedule.faults.map(({ kind }) => kind),
    restarts: restarts() - before,
    reached: difference(reachedIn(stack), reachedBefore),
    violations,
    healed: unsettled.length === 0,
  };
}

function reachedIn({ instances }: FaultStack): Map<string, number> {
  const all = new Map<string, number>();
  for (const instance of instances)
    for (const [point, times] of instance.reached()) all.set(point, (all.get(point) ?? 0) + times);
  return all;
}

function difference(after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Record<string, number> {
  const grown = [...after].map(([point, times]) => [point, times - (before.get(point) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, times]) => times > 0));
}
