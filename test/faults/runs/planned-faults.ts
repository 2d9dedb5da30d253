import type { Role } from '../stack/service-instance';
import { KILL_POINTS } from './kill-points';
import { pickOf, type Random } from './schedule';

/** Everything that is done to the stack; what `ms` is of differs by kind, mostly how long it lasts. */
export const FAULT_KINDS = [
  'kill',
  'freeze',
  'zombie',
  'kill_point',
  'stop_point',
  'kill_kafka',
  'freeze_kafka',
  'kill_postgres',
  'restart_postgres',
  'freeze_postgres',
  'cut',
  'half_open',
  'slow_network',
  'slow_source',
  'poison',
  'relay_pause',
  'slow_log',
  'rebalances',
  'clock_jump',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface PlannedFault {
  readonly kind: FaultKind;
  /** How many steps of all clients have begun when it comes. */
  readonly at: number;
  /** Who suffers it, where somebody does. */
  readonly role: Role;
  readonly instance: number;
  /** Which of the ways of the instance, where it is about one. */
  readonly server: 'postgres' | 'kafka';
  readonly ms: number;
  /** Where a process ends or stands still, and the how manieth time that it comes there. */
  readonly point: string;
  readonly nth: number;
}

/** Milliseconds, from and to. A zombie comes back when the group of its consumer has long gone on without it. */
const LASTING: Readonly<Record<FaultKind, readonly [number, number]>> = {
  kill: [0, 0],
  freeze: [300, 3_000],
  zombie: [11_000, 13_000],
  kill_point: [0, 0],
  stop_point: [500, 3_000],
  kill_kafka: [0, 0],
  freeze_kafka: [500, 4_000],
  kill_postgres: [0, 0],
  restart_postgres: [0, 0],
  freeze_postgres: [300, 2_500],
  cut: [100, 3_000],
  half_open: [300, 4_000],
  slow_network: [500, 3_000],
  slow_source: [2_000, 5_000],
  poison: [0, 0],
  relay_pause: [500, 4_000],
  slow_log: [500, 4_000],
  rebalances: [1_500, 3_000],
  clock_jump: [500, 3_000],
};
/** The long ones come less often. */
const RARE: readonly FaultKind[] = ['zombie', 'kill_kafka', 'freeze_kafka'];

interface Drawing {
  readonly until: number;
  readonly kinds: readonly FaultKind[] | undefined;
  readonly roles: readonly Role[];
}

export function drawFault(random: Random, { until, kinds = FAULT_KINDS, roles }: Drawing): PlannedFault {
  let kind = pickOf(random, kinds);
  if (RARE.includes(kind) && random() < 0.5) kind = pickOf(random, kinds);
  const role = pickOf(random, roles);
  const [least, most] = LASTING[kind];
  return {
    kind,
    at: Math.floor(random() * until * 0.85),
    role,
    instance: random() < 0.5 ? 0 : 1,
    server: random() < 0.5 ? 'postgres' : 'kafka',
    ms: Math.round(least + random() * (most - least)),
    point: pickOf(random, KILL_POINTS[role]),
    nth: 1 + Math.floor(random() * 4),
  };
}
